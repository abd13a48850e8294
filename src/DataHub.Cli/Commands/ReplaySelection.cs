using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Commands;

/// <summary>Options that say which pulls a replay takes, and how.</summary>
internal sealed class ReplaySelection
{
    private static readonly PullFilter Everything = new();

    private readonly PullFilterOptions _filter;
    private readonly Option<Guid[]> _ids = new("--id") { Description = "Id of a pull; repeat for several, up to 1000. Instead of a filter." };
    private readonly Option<string?> _idsFile = new("--ids-file") { Description = "File with an id a line, - for standard input. Instead of a filter.", HelpName = "FILE" };
    private readonly Option<bool> _all = new("--all") { Description = "Every failed pull: no filter was forgotten." };
    private readonly Option<double?> _rate = new("--rate") { Description = "Pulls a second at most; 20 unless given. It begins at 1 and goes up in steps.", HelpName = "PER-SECOND" };
    private readonly Option<int?> _stopAfter = new("--stop-after") { Description = "Stops itself when the same class came back that often in a row; 10 unless given.", HelpName = "FAILURES" };
    private readonly Option<bool> _force = new("--force") { Description = "Also asks what the source rejected, and what can no longer change the verdict." };
    private readonly Option<string?> _mode = new("--mode") { Description = "ask: asks the source (unless given). raw: reads the stored answers again, nobody is asked." };

    public ReplaySelection(Command command)
    {
        _mode.CompletionSources.Add("ask", "raw");
        _filter = PullFilterOptions.OfFailed(command);
        foreach (Option option in (Option[])[_ids, _idsFile, _all, _rate, _stopAfter, _force, _mode])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CommandException">It says nothing, or two things at once.</exception>
    public async Task<ReplayRequest> ReadAsync(Session session, string reason, CancellationToken cancellationToken)
    {
        var parsed = session.Parsed;
        var filter = _filter.Read(parsed, session.Time);
        var ids = await IdsAsync(parsed, cancellationToken);
        var ways = (filter == Everything ? 0 : 1) + (ids is null ? 0 : 1) + (parsed.GetValue(_all) ? 1 : 0);
        if (ways != 1)
        {
            throw CommandException.Usage(ways == 0
                ? session.Words.Of("请说明重放哪些调取：过滤条件、--id、--ids-file，或 --all（全部失败的调取）。", "Say which pulls: a filter, --id, --ids-file, or --all for every failed one.")
                : session.Words.Of("过滤条件、--id 或 --ids-file、--all 只能选一种。", "A filter, ids and --all exclude each other: give one."));
        }

        return new ReplayRequest
        {
            Filter = ids is null ? filter : null,
            Ids = ids,
            Reason = reason,
            RatePerSecond = parsed.GetValue(_rate),
            StopAfterFailures = parsed.GetValue(_stopAfter),
            Force = parsed.GetValue(_force) ? true : null,
            Mode = parsed.GetValue(_mode),
        };
    }

    private async Task<IReadOnlyList<Guid>?> IdsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Guid[] ids = parsed.GetValue(_ids) ?? [];
        if (parsed.GetValue(_idsFile) is { } file)
        {
            var lines = (await InputFile.ReadAsync(file, cancellationToken)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            ids = [.. ids, .. lines.Select((line, i) => Guid.TryParse(line, out var id) ? id : throw CommandException.Usage($"{file}: line {i + 1} is no id of a pull."))];
            return ids;
        }

        return ids.Length == 0 ? null : ids;
    }
}
