using DataHub.Core.Identifiers;

namespace DataHub.Verification.Checks;

/// <summary>A list of division-code prefixes, as policies name the counties that count.</summary>
internal static class DivisionPrefixes
{
    /// <summary>Whether the division lies within one of them.</summary>
    public static bool Cover(this IReadOnlyList<string> prefixes, string division)
    {
        for (var i = 0; i < prefixes.Count; i++)
        {
            if (Divisions.IsWithin(division, prefixes[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text is the beginning, of 2, 4 or 6 digits, of a division code that ever was.</summary>
    public static bool IsPrefix(string text) => text.Length is 2 or 4 or 6 && Divisions.EverExisted(text.PadRight(6, '0'));
}
