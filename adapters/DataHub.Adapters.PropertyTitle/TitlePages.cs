using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>The pages of one answer, read as the one list that they are.</summary>
internal static class TitlePages
{
    /// <returns>Every title in the source's order, with its path (<c>list[0]</c>, on later pages <c>pages[1].list[0]</c>).</returns>
    /// <exception cref="DriftException">A page does not fit, or the pages do not make up the list: a title may be missing.</exception>
    public static List<(TitleRow Row, string Path)> Read(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        List<(TitleRow, string)> rows = [];
        TitlePage? first = null;
        for (var i = 0; i < parts.Count; i++)
        {
            var path = i == 0 ? "" : $"pages[{i}]";
            var page = WireJson.Read(parts[i], TitleWire.Default.TitlePage, path);
            first ??= page;
            Check(page, first, i, path.Length == 0 ? "" : $"{path}.");
            rows.AddRange(WireList.Map(page.List, path.Length == 0 ? "list" : $"{path}.list", (row, at) => (row, at)));
        }

        return rows.Count == first?.Total ? rows : throw Incomplete("total", "the pages do not hold as many titles as the total says");
    }

    private static void Check(TitlePage page, TitlePage first, int index, string at)
    {
        if (page.Status != TitleStatus.Ok)
        {
            throw DriftException.UnknownCode($"{at}status");
        }

        if (page.Page != index + 1)
        {
            throw Incomplete($"{at}page", "another page than the one asked for");
        }

        if (page.Size < 1 || page.Size != first.Size)
        {
            throw Incomplete($"{at}size", "the pages are not of one size");
        }

        if (page.Total < 0 || page.Total != first.Total)
        {
            throw Incomplete($"{at}total", "the total is not the same on every page");
        }

        if (page.List.Count != Math.Clamp(page.Total - ((long)index * page.Size), 0, page.Size))
        {
            throw Incomplete($"{at}list", "the page does not hold as many titles as total and size say");
        }
    }

    private static DriftException Incomplete(string field, string problem) => new("incomplete", field, $"{problem}; a title may be missing, so none is used: ask the department");
}
