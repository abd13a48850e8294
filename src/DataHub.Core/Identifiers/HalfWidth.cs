namespace DataHub.Core.Identifiers;

/// <summary>Folding of full-width forms (U+FF01–U+FF5E and the ideographic space) to ASCII.</summary>
public static class HalfWidth
{
    public static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        _ => c,
    };

    /// <summary>Trims, folds and raises to upper case into <paramref name="buffer"/>, leaving out white space inside if asked to.</summary>
    /// <returns>Characters written; -1 when the text does not fit.</returns>
    internal static int Clean(ReadOnlySpan<char> text, Span<char> buffer, bool dropSpaces)
    {
        var length = 0;
        foreach (var raw in text.Trim())
        {
            var c = char.ToUpperInvariant(Fold(raw));
            if (dropSpaces && char.IsWhiteSpace(c))
            {
                continue;
            }

            if (length == buffer.Length)
            {
                return -1;
            }

            buffer[length++] = c;
        }

        return length;
    }
}
