namespace DataHub.Adapters.Sdk.Reading;

/// <summary>Maps the elements of a list that came over the wire.</summary>
public static class WireList
{
    /// <param name="path">Path of the list; <paramref name="map"/> is given each element with its own (<c>result[0]</c>).</param>
    /// <exception cref="DriftException">An element is null: deserialisation lets those through, whatever the element's type says.</exception>
    public static IReadOnlyList<TResult> Map<T, TResult>(IReadOnlyList<T?> rows, string path, Func<T, string, TResult> map) where T : class
    {
        var mapped = new TResult[rows.Count];
        for (var i = 0; i < mapped.Length; i++)
        {
            var at = $"{path}[{i}]";
            mapped[i] = map(rows[i] ?? throw DriftException.WrongType(at), at);
        }

        return mapped;
    }
}
