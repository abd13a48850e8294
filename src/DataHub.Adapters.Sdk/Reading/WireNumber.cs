using System.Globalization;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>Numbers that a source writes as text.</summary>
public static class WireNumber
{
    /// <summary>Digits with at most one decimal point, no sign: <c>121.50</c>.</summary>
    public static decimal Decimal(string text, string field) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : throw DriftException.WrongType(field);
}
