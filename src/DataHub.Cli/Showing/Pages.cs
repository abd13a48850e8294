using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>How a page of a list says that there are more.</summary>
internal static class Pages
{
    public static IEnumerable<IRenderable> More(string? nextCursor, Words words) =>
        nextCursor is null ? [] : [Cells.Line(words.Of($"还有更多：--cursor {nextCursor}", $"There are more: --cursor {nextCursor}"), Colours.Quiet)];
}
