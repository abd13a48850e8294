using System.Collections.Frozen;
using System.Text;

namespace DataHub.Core.Identifiers;

/// <summary>Characters that are written differently and read as one: traditional and simplified, regional and printing variants.</summary>
internal static class CharacterVariants
{
    private static readonly FrozenDictionary<int, int> Table = EmbeddedTable.Lines("character-variants.txt")
        .Select(line => line.EnumerateRunes().Select(r => r.Value).ToArray())
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The one character that stands for all variants of the given.</summary>
    public static int Fold(int codePoint) => Table.GetValueOrDefault(codePoint, codePoint);
}
