namespace DataHub.Core.Identifiers;

/// <summary>Number of a birth certificate: one letter and nine digits.</summary>
public readonly record struct BirthCode
{
    private readonly string? _value;

    private BirthCode(string value) => _value = value;

    /// <summary>Ten characters, the letter upper-case. Personal data.</summary>
    public string Value => _value ?? "";

    public static bool TryParse(string? text, out BirthCode code, out IdProblems problems)
    {
        code = default;
        Span<char> buffer = stackalloc char[10];
        var length = HalfWidth.Clean(text, buffer, dropSpaces: true);
        problems = length == 0 ? IdProblems.Missing
            : length != 10 ? IdProblems.WrongLength
            : !char.IsAsciiLetterUpper(buffer[0]) || buffer[1..].ContainsAnyExceptInRange('0', '9') ? IdProblems.WrongCharacter
            : IdProblems.None;
        if (problems == IdProblems.None)
        {
            code = new(buffer.ToString());
        }

        return problems == IdProblems.None;
    }

    public override string ToString() => nameof(BirthCode);
}
