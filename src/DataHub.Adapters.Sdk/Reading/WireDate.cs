using System.Globalization;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>The handbook's date formats, read strictly: anything else is drift naming the field. Times without an offset are Beijing time.</summary>
public static class WireDate
{
    /// <summary>Beijing keeps UTC+8 all year.</summary>
    public static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary><c>yyyyMMdd</c></summary>
    public static DateOnly Compact(string text, string field) => Date(text, "yyyyMMdd", field);

    /// <summary><c>yyyy-MM-dd</c></summary>
    public static DateOnly Dashed(string text, string field) => Date(text, "yyyy-MM-dd", field);

    /// <summary><c>yyyy/MM/dd</c></summary>
    public static DateOnly Slashed(string text, string field) => Date(text, "yyyy'/'MM'/'dd", field);

    /// <summary><c>yyyy-MM-dd HH:mm:ss</c>; the day in Beijing.</summary>
    public static DateOnly DayOfSeconds(string text, string field) => DateOnly.FromDateTime(Time(text, "yyyy-MM-dd HH:mm:ss", field));

    /// <summary><c>yyyy-MM-dd HH:mm</c>; the day in Beijing.</summary>
    public static DateOnly DayOfMinutes(string text, string field) => DateOnly.FromDateTime(Time(text, "yyyy-MM-dd HH:mm", field));

    /// <summary><c>yyyy-MM-ddTHH:mm:ss+08:00</c>, any offset.</summary>
    public static DateTimeOffset Offset(string text, string field) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? value
            : throw DriftException.WrongType(field);

    /// <summary>The empty text stands for no date.</summary>
    public static DateOnly? OrNull(string text, string field, Func<string, string, DateOnly> read) => text.Length == 0 ? null : read(text, field);

    /// <summary><c>yyyy-MM-dd HH:mm:ss</c> in Beijing, or null when it is anything else: for notices that are only a courtesy.</summary>
    public static DateTimeOffset? TryMoment(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value)
            ? new DateTimeOffset(value, Beijing)
            : null;

    private static DateOnly Date(string text, string format, string field) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw DriftException.WrongType(field);

    private static DateTime Time(string text, string format, string field) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value : throw DriftException.WrongType(field);
}
