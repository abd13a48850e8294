using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Core.Items.Declared;

/// <summary>One value of a declared item's record: a text (dates and months too), a number, a flag or several texts. Stored as plain JSON.</summary>
[JsonConverter(typeof(FieldValueConverter))]
public sealed record FieldValue
{
    private FieldValue()
    {
    }

    public string? Text { get; private init; }
    public decimal? Number { get; private init; }
    public bool? Flag { get; private init; }
    public IReadOnlyList<string>? Texts { get; private init; }

    public static FieldValue Of(string text) => new() { Text = text };
    public static FieldValue Of(decimal number) => new() { Number = number };
    public static FieldValue Of(bool flag) => new() { Flag = flag };
    public static FieldValue Of(DateOnly day) => Of(day.ToString("O", CultureInfo.InvariantCulture));
    public static FieldValue Of(IReadOnlyList<string> texts) => new() { Texts = texts };

    /// <summary>The day of a date, or the first day of a month; null for anything else.</summary>
    public DateOnly? Day =>
        DateOnly.TryParseExact(Text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Text is { Length: 7 } text && YearMonth.TryParse(text, out var month) ? new DateOnly(month.Year, month.Month, 1)
        : null;

    /// <summary>As a fact shows it.</summary>
    public string Shown =>
        Text ?? (Flag is { } flag ? flag ? "true" : "false"
            : Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
            : string.Join('、', Texts ?? []));

    public bool Equals(FieldValue? other) =>
        other is not null && Text == other.Text && Number == other.Number && Flag == other.Flag
        && (Texts is null ? other.Texts is null : other.Texts is not null && Texts.SequenceEqual(other.Texts, StringComparer.Ordinal));

    public override int GetHashCode() => HashCode.Combine(Text, Number, Flag, Texts?.Count);

    /// <summary>Never the value: it may be a person's.</summary>
    public override string ToString() => nameof(FieldValue);

    internal sealed class FieldValueConverter : JsonConverter<FieldValue>
    {
        public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => Of(reader.GetString()!),
            JsonTokenType.Number => Of(reader.GetDecimal()),
            JsonTokenType.True => Of(true),
            JsonTokenType.False => Of(false),
            JsonTokenType.StartArray => Of(List(ref reader)),
            _ => throw new JsonException("a field's value is a text, a number, true, false or a list of texts"),
        };

        public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
        {
            if (value.Text is { } text)
            {
                writer.WriteStringValue(text);
            }
            else if (value.Number is { } number)
            {
                writer.WriteNumberValue(number);
            }
            else if (value.Flag is { } flag)
            {
                writer.WriteBooleanValue(flag);
            }
            else
            {
                writer.WriteStartArray();
                foreach (var one in value.Texts ?? [])
                {
                    writer.WriteStringValue(one);
                }

                writer.WriteEndArray();
            }
        }

        private static List<string> List(ref Utf8JsonReader reader)
        {
            var texts = new List<string>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                texts.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("the list holds something else than texts"));
            }

            return texts;
        }
    }
}
