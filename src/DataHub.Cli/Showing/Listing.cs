using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>
/// Rows under headings. Only the last column may break its text; where not even that makes room, each row becomes a block of
/// fields, so that an id can be copied from the narrowest window.
/// </summary>
/// <param name="headings">Those that begin with <c>#</c> hold numbers.</param>
internal sealed class Listing(params string[] headings) : Renderable
{
    /// <summary>What the last column needs to be readable.</summary>
    private const int LastWidth = 24;

    private readonly List<string[]> _rows = [];

    /// <param name="values">One for each heading; null is an empty cell.</param>
    public void AddRow(params ReadOnlySpan<string?> values)
    {
        var row = new string[headings.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Cells.Plain(values[i]);
        }

        _rows.Add(row);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var widths = headings.Select((h, i) => _rows.Select(r => Width(r[i])).Append(Width(Name(h))).Max()).ToArray();
        // The border has three cells for each column, and one.
        var border = (3 * widths.Length) + 1;
        var narrowest = widths[..^1].Sum() + Math.Min(widths[^1], LastWidth) + border;
        return (narrowest <= maxWidth ? Table() : Blocks()).Render(options, maxWidth);
    }

    private IRenderable Table()
    {
        var table = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < headings.Length; i++)
        {
            var number = headings[i].StartsWith('#');
            table.AddColumn(new TableColumn(new Text(Name(headings[i]), Colours.Strong)) { Alignment = number ? Justify.Right : Justify.Left, NoWrap = i < headings.Length - 1 });
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select((value, i) => (IRenderable)new Text(value, i == 0 ? null : Colours.Of(value))));
        }

        return table;
    }

    private IRenderable Blocks() => new Rows(_rows.SelectMany(IEnumerable<IRenderable> (row) =>
        [Fields.Of([.. row.Select((value, i) => (Name(headings[i]), (string?)value))]), Text.Empty]));

    private static string Name(string heading) => heading.TrimStart('#');

    private static int Width(string text) => new Segment(text).CellCount();
}
