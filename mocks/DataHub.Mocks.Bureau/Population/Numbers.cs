using System.Globalization;

namespace DataHub.Mocks.Bureau.Population;

/// <summary>Check digits of the numbers that the departments issue; written apart from the hub's, so that the two share no bug.</summary>
public static class Numbers
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>GB 11643: six digits of division, eight of birth, three of sequence (odd is male), and the check digit.</summary>
    public static string ResidentId(string division, DateOnly bornOn, int sequence)
    {
        var body = division + bornOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + sequence.ToString("D3", CultureInfo.InvariantCulture);
        return body + ResidentCheck(body);
    }

    /// <summary>The check digit (ISO 7064 MOD 11-2) of the first 17 digits.</summary>
    public static char ResidentCheck(string body)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (body[i] - '0') * ResidentWeights[i];
        return "10X98765432"[sum % 11];
    }

    /// <summary>The 15-digit number of the first generation: no century, no check digit.</summary>
    public static string FirstGeneration(string residentId) => residentId[..6] + residentId[8..17];

    /// <summary>GB 32100: <paramref name="kind"/> is 91 (enterprise) or 92 (sole trader); <paramref name="organisation"/> eight characters.</summary>
    public static string CreditCode(string kind, string division, string organisation)
    {
        var body = kind + division + organisation + OrganisationCheck(organisation);
        return body + CreditCheck(body);
    }

    /// <summary>GB 32100: the last character, from the 17 before it.</summary>
    public static char CreditCheck(string body)
    {
        int sum = 0, weight = 1;
        for (var i = 0; i < 17; i++, weight = weight * 3 % 31)
            sum += CreditAlphabet.IndexOf(body[i], StringComparison.Ordinal) * weight;
        return CreditAlphabet[(31 - sum % 31) % 31];
    }

    /// <summary>A credit code of the first pilot, whose check digit is off by one: such codes are in use.</summary>
    public static string PilotCode(string creditCode) =>
        creditCode[..17] + CreditAlphabet[(CreditAlphabet.IndexOf(creditCode[17], StringComparison.Ordinal) + 1) % 31];

    private static char OrganisationCheck(string code)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++)
            sum += (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * OrganisationWeights[i];
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
