using System.Buffers;
using System.Text;

namespace DataHub.Core.Identifiers;

/// <summary>Comparison of personal names as sources write them.</summary>
public static class PersonName
{
    // Four times the longest name that has to be compared without renting: a letter decomposes into four code points at most.
    private const int OnStack = 128;

    /// <summary>
    /// Canonical equivalence, full-width forms, spaces and interpuncts never matter; a missing name equals none.
    /// Letter case matters: sources write what the certificate says.
    /// </summary>
    public static NameMatch Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // Nearly every pair: one name in common ideographs, which no folding touches.
        if (!a.IsEmpty && a.SequenceEqual(b) && !a.ContainsAnyExceptInRange('\u4E00', '\u9FFF'))
        {
            return NameMatch.Same;
        }

        var capacity = 4 * Math.Max(a.Length, b.Length);
        var rented = capacity > OnStack ? ArrayPool<int>.Shared.Rent(2 * capacity) : null;
        var buffer = rented ?? stackalloc int[2 * OnStack];
        var match = Compare(a, b, buffer[..(buffer.Length / 2)], buffer[(buffer.Length / 2)..]);
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return match;
    }

    private static NameMatch Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b, Span<int> left, Span<int> right)
    {
        if (!TryFold(a, left, out var m) | !TryFold(b, right, out var n))
        {
            return NameMatch.Unreadable;
        }

        if (m == 0 || m != n)
        {
            return NameMatch.Different;
        }

        var match = NameMatch.Same;
        for (var i = 0; i < m; i++)
        {
            if (left[i] == right[i])
            {
                continue;
            }

            if (CharacterVariants.Fold(left[i]) != CharacterVariants.Fold(right[i]))
            {
                return NameMatch.Different;
            }

            match = NameMatch.Variant;
        }

        return match;
    }

    /// <returns>False when a code point is for private use, or was lost on the way here.</returns>
    private static bool TryFold(ReadOnlySpan<char> name, Span<int> folded, out int length)
    {
        length = 0;
        var readable = true;
        foreach (var raw in name.EnumerateRunes())
        {
            var rune = raw.IsBmp ? new Rune(HalfWidth.Fold((char)raw.Value)) : raw;
            readable &= rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.PrivateUse;
            if (!IsIgnored(rune))
            {
                length = CanonicalForm.Append(rune.Value, folded, length);
            }
        }

        return readable;
    }

    private static bool IsIgnored(Rune rune) => rune.Value switch
    {
        '.' or '·' or '•' or '‧' or '∙' or '⋅' or '・' or '･' or '\u0387' => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF => true, // variation selectors: the same character in another glyph
        0x200B or 0xFEFF => true,
        _ => Rune.IsWhiteSpace(rune),
    };
}
