using System.Collections.Frozen;
using System.Globalization;

namespace DataHub.Core.Identifiers;

/// <summary>
/// Canonical decomposition (NFD, Hangul aside): two texts are equal after NFC exactly if they are after NFD. <c>string.Normalize</c>
/// does nothing beyond ASCII under invariant globalization, so the tables are carried here.
/// </summary>
internal static class CanonicalForm
{
    private static readonly FrozenDictionary<int, int[]> Decompositions = EmbeddedTable.Lines("decompositions.txt")
        .Select(line => line.Split(' ').Select(Hex).ToArray())
        .ToFrozenDictionary(codes => codes[0], codes => codes[1..]);

    private static readonly FrozenDictionary<int, int> CombiningClasses = EmbeddedTable.Lines("combining-classes.txt")
        .Select(line => line.Split(' '))
        .SelectMany(f => f[1..].Select(mark => (Mark: Hex(mark), Class: int.Parse(f[0], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary(p => p.Mark, p => p.Class);

    /// <summary>Appends the decomposition of a code point, its marks in canonical order with those before it.</summary>
    /// <param name="text">Room for four more code points.</param>
    /// <returns>The new length.</returns>
    public static int Append(int codePoint, Span<int> text, int length)
    {
        // Nothing below À and none of the common ideographs decomposes.
        if (codePoint is < 0xC0 or >= 0x4E00 and <= 0x9FFF || !Decompositions.TryGetValue(codePoint, out var parts))
        {
            return AppendOne(codePoint, text, length);
        }

        foreach (var part in parts)
        {
            length = AppendOne(part, text, length);
        }

        return length;
    }

    private static int AppendOne(int codePoint, Span<int> text, int length)
    {
        var at = length;
        if (ClassOf(codePoint) is > 0 and var order)
        {
            for (; at > 0 && ClassOf(text[at - 1]) > order; at--)
            {
                text[at] = text[at - 1];
            }
        }

        text[at] = codePoint;
        return length + 1;
    }

    private static int ClassOf(int codePoint) => codePoint < 0x300 ? 0 : CombiningClasses.GetValueOrDefault(codePoint);

    private static int Hex(string code) => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
