namespace DataHub.Core.Identifiers;

/// <summary>
/// Real-estate unit number after GB/T 37346: division (6), cadastral district and sub-district (6), kind and number of the parcel (7),
/// kind and number of what stands on it (9).
/// </summary>
public readonly record struct UnitNumber
{
    private readonly string? _value;

    private UnitNumber(string value) => _value = value;

    /// <summary>28 characters, upper-case, without spaces.</summary>
    public string Value => _value ?? "";

    public string Division => Value is "" ? "" : Value[..6];

    /// <summary>Characters 7–12 all <c>0</c>: a number given before the survey, which identifies no unit.</summary>
    public bool IsVirtual => Value is "" || Value.AsSpan(6, 6).SequenceEqual("000000");

    public static bool TryParse(string? text, out UnitNumber unit, out IdProblems problems)
    {
        unit = default;
        Span<char> buffer = stackalloc char[28];
        var length = HalfWidth.Clean(text, buffer, dropSpaces: true);
        problems = length == 0 ? IdProblems.Missing
            : length != 28 ? IdProblems.WrongLength
            : buffer[..12].ContainsAnyExceptInRange('0', '9') || buffer.ContainsAnyExcept(AsciiCode.LettersAndDigits) ? IdProblems.WrongCharacter
            : IdProblems.None;
        if (problems == IdProblems.None)
        {
            unit = new(buffer.SequenceEqual(text) ? text! : buffer.ToString());
        }

        return problems == IdProblems.None;
    }

    /// <summary>Whether two spellings name one real unit: never when either is virtual or malformed.</summary>
    public static bool SameUnit(string? a, string? b) =>
        TryParse(a, out var left, out _) && !left.IsVirtual && TryParse(b, out var right, out _) && left == right;

    public override string ToString() => nameof(UnitNumber);
}
