namespace DataHub.Core.Identifiers;

/// <summary>One identity document: equal when type and normalised number are (a 15-digit number equals its upgrade).</summary>
public readonly record struct IdDocument
{
    private const int Longest = 32;

    private readonly string? _number;

    public IdDocument(IdType type, string? number)
    {
        Type = type;
        _number = Normalize(type, number);
    }

    public IdType Type { get; }

    /// <summary>Trimmed, half-width, upper-case, 18 characters where 15 digits were given. Personal data.</summary>
    public string Number => _number ?? "";

    /// <summary>Carried by resident ids and 81/82/83 permits only.</summary>
    public DateOnly? BirthDate => CarriesBirth && CitizenId.TryRead(Number, out var id, out _) ? id.BirthDate : null;

    /// <summary>Carried by resident ids and 81/82/83 permits only.</summary>
    public Sex? Sex => CarriesBirth && CitizenId.TryRead(Number, out var id, out _) ? id.Sex : null;

    private bool CarriesBirth => Type is IdType.ResidentId or IdType.HmtResidencePermit;

    public static string Normalize(IdType type, string? number)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = HalfWidth.Clean(number, buffer, dropSpaces: false);
        if (length < 0)
        {
            // Longer than any document's number: kept, so that validation can say so.
            return number!.Trim();
        }

        if (type == IdType.ResidentId)
        {
            length = Upgrade(buffer, length);
        }

        return buffer[..length].SequenceEqual(number) ? number! : buffer[..length].ToString();
    }

    /// <summary>Every problem that makes the number unfit as input.</summary>
    public IdProblems Validate() => Type switch
    {
        _ when Number.Length == 0 => IdProblems.Missing,
        IdType.ResidentId => Citizen(Number, hmtPermit: false),
        IdType.HmtResidencePermit => Citizen(Number, hmtPermit: true),
        IdType.ForeignPermanentResidence => ForeignPermanentResidence(Number),
        IdType.HmtTravelPermit => HmtTravelPermit(Number),
        _ => Form(Number, 5, 20),
    };

    /// <summary>Whether two numbers, as a request or a source writes them, are one; a missing number is nobody's.</summary>
    public static bool SameNumber(string? a, string? b)
    {
        if (string.IsNullOrEmpty(a) || string.IsNullOrEmpty(b))
        {
            return false;
        }

        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return !string.IsNullOrWhiteSpace(a);
        }

        Span<char> left = stackalloc char[Longest], right = stackalloc char[Longest];
        var (m, n) = (HalfWidth.Clean(a, left, dropSpaces: false), HalfWidth.Clean(b, right, dropSpaces: false));
        if (m <= 0 || n <= 0)
        {
            return false;
        }

        if (m != n)
        {
            (m, n) = (Upgrade(left, m), Upgrade(right, n));
        }

        return left[..m].SequenceEqual(right[..n]);
    }

    /// <summary>Only the type: documents end up in logs by accident.</summary>
    public override string ToString() => $"IdDocument({Type})";

    private static int Upgrade(Span<char> number, int length)
    {
        if (length != 15 || number[..15].ContainsAnyExceptInRange('0', '9'))
        {
            return length;
        }

        Span<char> fifteen = stackalloc char[15];
        number[..15].CopyTo(fifteen);
        CitizenId.Upgrade(fifteen, number[..18]);
        return 18;
    }

    private static IdProblems Citizen(string number, bool hmtPermit) =>
        !CitizenId.TryRead(number, out var id, out var problems) ? problems
        : id.IsHmtPermit == hmtPermit ? problems
        : problems | IdProblems.WrongDocument;

    /// <summary>Since 2023 eighteen digits that begin with 9 and end in the check digit of GB 11643; before, three letters and twelve digits.</summary>
    private static IdProblems ForeignPermanentResidence(string number) => number.Length switch
    {
        15 => number.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z') || number.AsSpan(3).ContainsAnyExceptInRange('0', '9')
            ? IdProblems.WrongCharacter
            : IdProblems.None,
        18 when number[0] != '9' => IdProblems.WrongDocument,
        18 => CitizenId.TryRead(number, out _, out var problems) ? problems & IdProblems.ImpossibleBirthDate : problems,
        _ => IdProblems.WrongLength,
    };

    /// <summary>H or M and eight or ten digits (Hong Kong, Macao), or eight or ten digits (Taiwan).</summary>
    private static IdProblems HmtTravelPermit(string number)
    {
        var digits = number.AsSpan(number[0] is 'H' or 'M' ? 1 : 0);
        return digits.ContainsAnyExceptInRange('0', '9') ? IdProblems.WrongCharacter
            : digits.Length is 8 or 10 ? IdProblems.None
            : IdProblems.WrongLength;
    }

    private static IdProblems Form(string number, int shortest, int longest) =>
        number.AsSpan().ContainsAnyExcept(AsciiCode.LettersAndDigits) ? IdProblems.WrongCharacter
        : number.Length < shortest || number.Length > longest ? IdProblems.WrongLength
        : IdProblems.None;
}
