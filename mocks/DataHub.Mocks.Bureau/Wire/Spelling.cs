using System.Globalization;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>How the bureau spells what it reads and writes: identity numbers, names, Beijing time.</summary>
internal static class Spelling
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static DateTimeOffset BeijingTime(DateTimeOffset instant) => instant.ToOffset(Beijing);

    public static DateTimeOffset FromBeijing(DateTime time) => new(time, Beijing);

    public static DateOnly BeijingDay(DateTimeOffset instant) => DateOnly.FromDateTime(BeijingTime(instant).DateTime);

    /// <summary>A resident id as GB 11643 builds it: 18 characters with a right check digit. 81–83 permits are none.</summary>
    public static bool IsResidentId(string? value) => HasCheckDigit(value) && value[0] is >= '1' and <= '7';

    /// <summary>A residence permit of Hong Kong, Macao or Taiwan residents: 81, 82 or 83 and a resident id's check digit.</summary>
    public static bool IsResidencePermit(string? value) => HasCheckDigit(value) && value[0] == '8' && value[1] is >= '1' and <= '3';

    public static bool IsAnyDocument(string? value) => value is { Length: >= 4 and <= 32 } && value.All(char.IsLetterOrDigit);

    public static bool IsName(string? value) => value is { Length: >= 1 and <= 60 } && !string.IsNullOrWhiteSpace(value);

    public static bool IsCreditCode(string? value) => value is { Length: 18 } && value.All(char.IsAsciiLetterOrDigit);

    public static bool IsDate(string? value, string format) => DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static string DashedDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string CompactDay(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static char CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (body[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <summary>Another number of the same shape: a resident id keeps birth date, sex and a right check digit.</summary>
    public static string Another(string number)
    {
        var chars = number.ToCharArray();
        if (IsResidentId(number) || IsResidencePermit(number))
        {
            chars[15] = Next(chars[15]);
            chars[17] = CheckDigit(chars);
        }
        else
        {
            var at = Array.FindLastIndex(chars, char.IsAsciiDigit);
            if (at >= 0) chars[at] = Next(chars[at]);
        }
        return new string(chars);
    }

    /// <summary>Departments write the interpunct of a name in several ways and mean the same name.</summary>
    public static bool SameName(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || string.Equals(Folded(left), Folded(right), StringComparison.Ordinal);

    private static char Next(char digit) => digit == '9' ? '0' : (char)(digit + 1);

    private static string Folded(string name) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c)).Select(c => c is '•' or '．' or '.' or '・' or '‧' ? '·' : c));

    private static bool HasCheckDigit([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? value) =>
        value is { Length: 18 } && value.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0 && value[17] == CheckDigit(value);
}
