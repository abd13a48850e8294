namespace DataHub.Verification.Checks;

/// <summary>Looks a value up in a policy's short list, without an enumerator: checks run for every candidate of every decision.</summary>
internal static class Listed
{
    public static bool Holds<T>(this IReadOnlyList<T> list, T value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], value))
            {
                return true;
            }
        }

        return false;
    }
}
