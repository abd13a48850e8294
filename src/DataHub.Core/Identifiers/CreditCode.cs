namespace DataHub.Core.Identifiers;

/// <summary>
/// Unified social credit code after GB 32100: registry and kind (2), division (6), organisation code (9), check character (1).
/// A few early pilot codes break the check character, so that a failed check is a warning, never a rejection.
/// </summary>
public readonly record struct CreditCode
{
    // Without I, O, S, V and Z, which are easily misread.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private readonly string? _value;

    private CreditCode(string value) => _value = value;

    /// <summary>18 characters.</summary>
    public string Value => _value ?? "";

    /// <summary>Characters 3–8: the division of the registry.</summary>
    public string Division => Value is "" ? "" : Value[2..8];

    /// <summary>Characters 9–17, with a check character of their own.</summary>
    public OrganizationCode Organization => OrganizationCode.TryParse(Value is "" ? null : Value[8..17], out var code, out _) ? code : default;

    public bool HasValidCheck => Value.Length == 18 && Value[17] == CheckCharacter(Value);

    /// <returns>False when the form is wrong; true with <see cref="IdProblems.WrongCheckDigit"/> or
    /// <see cref="IdProblems.UnknownDivision"/> as warnings.</returns>
    public static bool TryParse(string? text, out CreditCode code, out IdProblems problems)
    {
        code = default;
        Span<char> buffer = stackalloc char[18];
        var length = HalfWidth.Clean(text, buffer, dropSpaces: true);
        problems = length == 0 ? IdProblems.Missing
            : length != 18 ? IdProblems.WrongLength
            : buffer.ContainsAnyExcept(Alphabet) || buffer[2..8].ContainsAnyExceptInRange('0', '9') ? IdProblems.WrongCharacter
            : IdProblems.None;
        if (problems != IdProblems.None)
        {
            return false;
        }

        code = new(buffer.ToString());
        problems = (code.HasValidCheck ? IdProblems.None : IdProblems.WrongCheckDigit)
            | (Divisions.EverExisted(int.Parse(buffer[2..8])) ? IdProblems.None : IdProblems.UnknownDivision);
        return true;
    }

    /// <summary>Whether two spellings are one code; a missing code is nobody's.</summary>
    public static bool Same(string? a, string? b) => TryParse(a, out var left, out _) && TryParse(b, out var right, out _) && left == right;

    public override string ToString() => Value;

    private static char CheckCharacter(string code)
    {
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(code[i]) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
