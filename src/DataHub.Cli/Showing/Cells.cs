using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Text of the hub as something to show: a source's message cannot steer the terminal.</summary>
internal static class Cells
{
    /// <param name="value">Control characters become spaces.</param>
    public static string Plain(string? value) => value is null ? "" : string.Create(value.Length, value, static (span, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            span[i] = char.IsControl(text[i]) ? ' ' : text[i];
        }
    });

    public static Text Text(string? value, Style? style = null) => new(Plain(value), style);

    public static IRenderable Line(string? value, Style? style = null) => Text(value, style);
}
