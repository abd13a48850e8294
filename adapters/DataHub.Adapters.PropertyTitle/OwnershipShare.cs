using System.Globalization;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Items;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>Shares as the register writes them, read exactly: <c>33.33%</c> is 3333/10000, never a third.</summary>
internal static class OwnershipShare
{
    /// <summary>Sums of shares must fit a <see cref="Fraction"/>; nobody owns a billionth of a home.</summary>
    private const int MaxDecimals = 9;

    /// <param name="text"><c>50%</c>, <c>1/2</c>, <c>0.5</c>, or empty: not said.</param>
    /// <exception cref="DriftException">Anything else, or more than the whole.</exception>
    public static Fraction? Read(string text, string field)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var share = slash >= 0 ? Ratio(text.AsSpan(0, slash), text.AsSpan(slash + 1))
            : text[^1] == '%' ? Decimal(text.AsSpan(0, text.Length - 1), 100)
            : Decimal(text, 1);
        return share is { } value && value <= Fraction.One ? value : throw DriftException.WrongType(field);
    }

    private static Fraction? Ratio(ReadOnlySpan<char> numerator, ReadOnlySpan<char> denominator) =>
        Digits(numerator) is { } above && Digits(denominator) is > 0 and var below ? new Fraction(above, below) : null;

    private static Fraction? Decimal(ReadOnlySpan<char> text, long per)
    {
        var point = text.IndexOf('.');
        var decimals = point < 0 ? [] : text[(point + 1)..];
        var whole = point < 0 ? text : text[..point];
        if (Digits(whole) is not { } integer || (point >= 0 && Digits(decimals) is null))
        {
            return null;
        }

        for (var i = 0; i < decimals.Length; i++)
        {
            integer = (integer * 10) + (decimals[i] - '0');
            per *= 10;
        }

        return per <= 1_000_000_000 ? new Fraction(integer, per) : null;
    }

    private static long? Digits(ReadOnlySpan<char> text) =>
        text.Length <= MaxDecimals && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
