namespace DataHub.Core.Identifiers;

/// <summary>
/// A citizen identification number after GB 11643, or the number of a residence permit for Hong Kong, Macao and Taiwan residents
/// (810000, 820000, 830000), which is built the same way. 15 digits are upgraded to 18.
/// </summary>
public readonly record struct CitizenId
{
    private const string CheckDigits = "10X98765432";

    /// <summary>Problems that data from a source may have: the number still names its person.</summary>
    private const IdProblems Warnings = IdProblems.UnknownDivision | IdProblems.ImpossibleBirthDate;

    // The seventeen digits before the check digit: the number without an allocation.
    private readonly long _body;

    private CitizenId(long body) => _body = body;

    /// <summary>18 characters, the last a digit or <c>X</c>. Personal data.</summary>
    public string Number => string.Create(18, _body, static (span, body) => Write(body, span));

    /// <summary>Null when the digits are on no calendar.</summary>
    public DateOnly? BirthDate
    {
        get
        {
            var (year, month, day) = ((int)(_body / 10_000_000 % 10_000), (int)(_body / 100_000 % 100), (int)(_body / 1_000 % 100));
            return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                ? new DateOnly(year, month, day)
                : null;
        }
    }

    public Sex Sex => _body % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Six digits: where the number was first given.</summary>
    public string Division => DivisionCode.ToString("D6");

    /// <summary>Whether it is the permit of a Hong Kong, Macao or Taiwan resident rather than a citizen's number.</summary>
    public bool IsHmtPermit => DivisionCode is 810000 or 820000 or 830000;

    private int DivisionCode => (int)(_body / 100_000_000_000);

    /// <summary>Strict, for input: false with every problem.</summary>
    public static bool TryParse(string? text, out CitizenId id, out IdProblems problems)
    {
        problems = Parse(text, out id);
        return problems == IdProblems.None;
    }

    /// <summary>Lenient, for data from a source: a birth date or division that never existed is a warning; form and check digit must hold.</summary>
    public static bool TryRead(string? text, out CitizenId id, out IdProblems warnings)
    {
        warnings = Parse(text, out id);
        return (warnings & ~Warnings) == IdProblems.None;
    }

    /// <summary>Nothing of the number: it ends up in logs by accident.</summary>
    public override string ToString() => nameof(CitizenId);

    /// <summary>Upgrades 15 digits to the 18 characters that name the same person.</summary>
    internal static void Upgrade(ReadOnlySpan<char> fifteen, Span<char> eighteen)
    {
        var body = 0L;
        for (var i = 0; i < 15; i++)
        {
            body = (i == 6 ? (body * 100) + 19 : body) * 10 + (fifteen[i] - '0');
        }

        Write(body, eighteen);
    }

    private static IdProblems Parse(string? text, out CitizenId id)
    {
        id = default;
        Span<char> number = stackalloc char[18];
        var length = HalfWidth.Clean(text, number, dropSpaces: false);
        if (length is not (15 or 18))
        {
            return length == 0 ? IdProblems.Missing : IdProblems.WrongLength;
        }

        if (number[..Math.Min(length, 17)].ContainsAnyExceptInRange('0', '9') || (length == 18 && !(char.IsAsciiDigit(number[17]) || number[17] == 'X')))
        {
            return IdProblems.WrongCharacter;
        }

        if (length == 15)
        {
            Span<char> fifteen = stackalloc char[15];
            number[..15].CopyTo(fifteen);
            Upgrade(fifteen, number);
        }

        var parsed = new CitizenId(long.Parse(number[..17]));
        if (number[17] != CheckDigit(parsed._body))
        {
            return IdProblems.WrongCheckDigit;
        }

        id = parsed;
        return (id.BirthDate is null ? IdProblems.ImpossibleBirthDate : IdProblems.None)
            | (id.IsHmtPermit || Divisions.EverExisted(id.DivisionCode) ? IdProblems.None : IdProblems.UnknownDivision);
    }

    private static void Write(long body, Span<char> eighteen)
    {
        body.TryFormat(eighteen, out _, "D17");
        eighteen[17] = CheckDigit(body);
    }

    /// <summary>ISO 7064 MOD 11-2: the weight of the digit i places from the right is 2^i.</summary>
    private static char CheckDigit(long body)
    {
        var (sum, weight) = (0, 2);
        for (; body > 0; body /= 10)
        {
            sum += (int)(body % 10) * weight;
            weight = weight * 2 % 11;
        }

        return CheckDigits[sum % 11];
    }
}
