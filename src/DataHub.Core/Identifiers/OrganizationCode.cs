namespace DataHub.Core.Identifiers;

/// <summary>Organisation code after GB 11714: eight characters and a check character.</summary>
public readonly record struct OrganizationCode
{
    private readonly string? _value;

    private OrganizationCode(string value) => _value = value;

    /// <summary>Nine characters, without the hyphen.</summary>
    public string Value => _value ?? "";

    /// <summary>The check character fits. Registries hold a few codes of which it does not.</summary>
    public bool HasValidCheck => Value.Length == 9 && Value[8] == CheckCharacter(Value);

    public static bool TryParse(string? text, out OrganizationCode code, out IdProblems problems)
    {
        code = default;
        Span<char> buffer = stackalloc char[10];
        var length = HalfWidth.Clean(text, buffer, dropSpaces: true);
        if (length == 10 && buffer[8] == '-')
        {
            buffer[8] = buffer[9];
            length = 9;
        }

        problems = length == 0 ? IdProblems.Missing
            : length != 9 ? IdProblems.WrongLength
            : buffer[..9].ContainsAnyExcept(AsciiCode.LettersAndDigits) ? IdProblems.WrongCharacter
            : IdProblems.None;
        if (problems != IdProblems.None)
        {
            return false;
        }

        code = new(buffer[..9].ToString());
        problems = code.HasValidCheck ? IdProblems.None : IdProblems.WrongCheckDigit;
        return true;
    }

    private static char CheckCharacter(ReadOnlySpan<char> code)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += AsciiCode.Value(code[i]) * weights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }
}
