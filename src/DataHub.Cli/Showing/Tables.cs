using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>The two shapes in which answers are shown.</summary>
internal static class Tables
{
    /// <summary>A table with these headings; those that begin with <c>#</c> hold numbers.</summary>
    public static Table Of(params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in headings)
        {
            var number = heading.StartsWith('#');
            table.AddColumn(new TableColumn(new Text(heading.TrimStart('#'), Colours.Strong)) { Alignment = number ? Justify.Right : Justify.Left, NoWrap = number });
        }

        return table;
    }

    /// <summary>One object, a line for each field that has a value.</summary>
    public static IRenderable Fields(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value))
            {
                grid.AddRow(new Text(name, Colours.Quiet), Cells.Text(value, Colours.Of(value)));
            }
        }

        return grid;
    }

    public static IRenderable Heading(string text) => new Padder(new Text(text, Colours.Strong), new Padding(0, 1, 0, 0));
}
