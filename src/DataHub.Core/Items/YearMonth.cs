using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Core.Items;

/// <summary>A calendar month, counted so that months can be subtracted; written <c>yyyy-MM</c>.</summary>
[JsonConverter(typeof(YearMonthConverter))]
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private readonly int _months;

    private YearMonth(int months) => _months = months;

    /// <param name="year">1 to 9999</param>
    /// <param name="month">1 to 12</param>
    public YearMonth(int year, int month) : this((year * 12) + month - 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
    }

    public int Year => _months / 12;
    public int Month => (_months % 12) + 1;

    public static YearMonth Of(DateOnly date) => new(date.Year, date.Month);

    public YearMonth AddMonths(int months) => new(_months + months);

    /// <returns>Whole months from <paramref name="b"/> to <paramref name="a"/>.</returns>
    public static int operator -(YearMonth a, YearMonth b) => a._months - b._months;

    public int CompareTo(YearMonth other) => _months.CompareTo(other._months);
    public static bool operator <(YearMonth a, YearMonth b) => a._months < b._months;
    public static bool operator >(YearMonth a, YearMonth b) => a._months > b._months;
    public static bool operator <=(YearMonth a, YearMonth b) => a._months <= b._months;
    public static bool operator >=(YearMonth a, YearMonth b) => a._months >= b._months;

    /// <summary>Reads <c>yyyyMM</c> or <c>yyyy-MM</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out YearMonth month)
    {
        month = default;
        var offset = text.Length == 7 && text[4] == '-' ? 5 : 4;
        if (text.Length != offset + 2
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(text[offset..], NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || y < 1 || m is < 1 or > 12)
        {
            return false;
        }

        month = new YearMonth(y, m);
        return true;
    }

    /// <summary>The sources' compact form, <c>yyyyMM</c>.</summary>
    public string ToCompactString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}{Month:D2}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    internal sealed class YearMonthConverter : JsonConverter<YearMonth>
    {
        public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var month) ? month : throw new JsonException("a month is written yyyy-MM");

        public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
