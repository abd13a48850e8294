using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>One object's fields, and what stands above a part.</summary>
internal static class Fields
{
    /// <summary>One object, a line for each field that has a value.</summary>
    public static IRenderable Of(params ReadOnlySpan<(string Name, string? Value)> fields)
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
