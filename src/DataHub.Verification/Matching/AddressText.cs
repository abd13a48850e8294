using DataHub.Core.Identifiers;

namespace DataHub.Verification.Matching;

/// <summary>
/// The common spelling of an address before it is parsed: half-width, upper-case, without spaces, punctuation and bracketed notes;
/// one hyphen; numbers of doors in digits without leading zeros; floors below ground as <c>负1</c>.
/// </summary>
internal static class AddressText
{
    /// <summary>Longer texts are no addresses.</summary>
    public const int Longest = 120;

    /// <summary>Room for any normalised text: a numeral (千) grows to four digits at most.</summary>
    public const int Room = 4 * Longest;

    private const string Numerals = "〇零一二三四五六七八九十百千两";

    // What may follow a numeral that counts: elsewhere it belongs to a name (二环东路, 七里河, 经十路).
    private const string Counted = "号栋幢座单层楼室户组队弄期区#-门院";

    /// <param name="text">At most <see cref="Longest"/> characters.</param>
    /// <param name="normalized">At least <see cref="Room"/> characters.</param>
    /// <returns>Characters written.</returns>
    public static int Normalize(ReadOnlySpan<char> text, Span<char> normalized)
    {
        Span<char> folded = stackalloc char[Longest];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            if (c == '(' && FindClosing(text[(i + 1)..]) is >= 0 and var closing)
            {
                i += closing + 1;
                continue;
            }

            if (c is not ('\0' or '(' or ')'))
            {
                folded[length++] = c;
            }
        }

        return SpellNumbers(folded[..length], normalized);
    }

    private static int FindClosing(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) == ')')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The character to go on with, or NUL for one that carries nothing.</summary>
    private static char Fold(char raw)
    {
        var c = HalfWidth.Fold(raw);
        if (c is >= '\u4E00' and <= '\u9FFF' or >= '0' and <= '9' or >= 'A' and <= 'Z')
        {
            return c;
        }

        return c switch
        {
            >= 'a' and <= 'z' => (char)(c - 32),
            '-' or '—' or '–' or '‐' or '‑' or '−' or '―' or '─' or '~' or '/' => '-',
            '(' or '[' or '〔' or '【' or '{' or '<' => '(',
            ')' or ']' or '〕' or '】' or '}' or '>' => ')',
            '〇' or '○' or '◯' => '〇',
            '#' => '#',
            _ => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? c : '\0',
        };
    }

    private static int SpellNumbers(ReadOnlySpan<char> text, Span<char> to)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i = SkipZeros(text, i);
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    to[length++] = text[i++];
                }
            }
            else if (c is '负' or '地' && IsBelowGround(text[i..], out var skip))
            {
                to[length++] = '负';
                i += skip;
            }
            else if (c == '-' && i + 1 < text.Length && (i == 0 || text[i - 1] == '-' || IsFloor(text[(i + 1)..])) && char.IsAsciiDigit(text[i + 1]))
            {
                // A hyphen that separates nothing is a minus.
                to[length++] = '负';
                i++;
            }
            else if (Numerals.Contains(c))
            {
                var end = i;
                while (end < text.Length && Numerals.Contains(text[end]))
                {
                    end++;
                }

                var run = text[i..end];
                if (run.Length <= 9 && (end == text.Length || Counted.Contains(text[end]) || (i > 0 && text[i - 1] is '之' or '附')))
                {
                    Count(run).TryFormat(to[length..], out var written);
                    length += written;
                    if (end < text.Length && char.IsAsciiDigit(text[end]))
                    {
                        // 之二3号楼: two numbers that only the script kept apart.
                        to[length++] = '号';
                    }
                }
                else
                {
                    run.CopyTo(to[length..]);
                    length += run.Length;
                }

                i = end;
            }
            else
            {
                to[length++] = c;
                i++;
            }
        }

        return length;
    }

    private static int SkipZeros(ReadOnlySpan<char> text, int i)
    {
        while (text[i] == '0' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
        }

        return i;
    }

    private static bool IsFloor(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart("0123456789");
        return rest.Length < text.Length && rest is ['层', ..];
    }

    /// <summary>负一层 and 地下一层, but not 地下室 or 负责.</summary>
    private static bool IsBelowGround(ReadOnlySpan<char> text, out int skip)
    {
        skip = text is ['地', '下', ..] ? 2 : 1;
        return (text[0] == '负' || skip == 2) && text.Length > skip && (char.IsAsciiDigit(text[skip]) || Numerals.Contains(text[skip]));
    }

    /// <summary>一百二十 as counted, 五〇一 digit by digit.</summary>
    private static int Count(ReadOnlySpan<char> run)
    {
        var (number, digit, weight) = (0, 0, 0);
        if (!run.ContainsAny('十', '百', '千'))
        {
            foreach (var c in run)
            {
                number = (number * 10) + Digit(c);
            }

            return number;
        }

        foreach (var c in run)
        {
            if (c is '十' or '百' or '千')
            {
                weight = c == '千' ? 1000 : c == '百' ? 100 : 10;
                number += (digit == 0 ? 1 : digit) * weight;
                digit = 0;
            }
            else
            {
                digit = Digit(c);
            }
        }

        // 一百二 is 120, 一百零二 is 102.
        return number + (run is [.., '百' or '千', _] ? digit * weight / 10 : digit);
    }

    private static int Digit(char c) => c switch { '〇' or '零' => 0, '两' => 2, _ => "一二三四五六七八九".IndexOf(c) + 1 };
}
