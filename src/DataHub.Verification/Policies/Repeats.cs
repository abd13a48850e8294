namespace DataHub.Verification.Policies;

/// <summary>Finds identifiers that a list gives more than once.</summary>
internal static class Repeats
{
    public static IEnumerable<PolicyProblem> In<T>(IReadOnlyList<T> items, Func<T, string> id, string at, string what, string member = "id")
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!seen.Add(id(items[i])))
            {
                yield return new(Pointers.Member(Pointers.Item(at, i), member), $"the {what} '{id(items[i])}' is given twice", "keep one of the two");
            }
        }
    }
}
