using System.CommandLine;

namespace DataHub.Cli.Commands;

/// <summary>Which page of a list.</summary>
internal sealed class PageOptions
{
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Cursor of the page before, as that page ends with." };
    private readonly Option<int?> _limit = new("--limit") { Description = "Rows of a page, 1 to 200." };

    public PageOptions(Command command)
    {
        command.Options.Add(_limit);
        command.Options.Add(_cursor);
    }

    public (string? Cursor, int? Limit) Read(ParseResult parsed) => (parsed.GetValue(_cursor), parsed.GetValue(_limit));
}
