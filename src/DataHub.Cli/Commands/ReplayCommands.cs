using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Cli.Watching;
using DataHub.Client;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Commands;

/// <summary><c>replay plan | start | list | show | watch | pause | resume | cancel</c></summary>
internal static class ReplayCommands
{
    public static Command Build()
    {
        var command = new Command("replay", "Replays: asking again what failed, and deciding again what it changes.");
        command.Subcommands.Add(Plan());
        command.Subcommands.Add(Start());
        command.Subcommands.Add(List());
        command.Subcommands.Add(One("show", "One replay: progress, verdicts changed, what failed again.", (hub, id, cancellationToken) => hub.GetReplayAsync(id, cancellationToken)));
        command.Subcommands.Add(Watch());
        command.Subcommands.Add(One("pause", "Begins no further pulls until it is resumed.", (hub, id, cancellationToken) => hub.PauseReplayAsync(id, cancellationToken)));
        command.Subcommands.Add(One("resume", "Goes on with a paused replay, or with one that stopped itself.", (hub, id, cancellationToken) => hub.ResumeReplayAsync(id, cancellationToken)));
        command.Subcommands.Add(One("cancel", "Ends a replay; what was not asked yet is given free.", (hub, id, cancellationToken) => hub.CancelReplayAsync(id, cancellationToken)));
        return command;
    }

    private static Command Plan()
    {
        var command = new Command("plan", "What a replay would do; changes nothing.");
        var selection = new ReplaySelection(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var plan = await session.Operations.PlanReplayAsync(await selection.ReadAsync(session, "plan", cancellationToken), cancellationToken);
            session.Show(words => ReplayTables.Plan(plan, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Start()
    {
        var reason = ReasonOption.Create();
        var watch = new Option<bool>("--watch") { Description = "Stays and shows the progress until the replay ends." };
        var command = new Command("start", "Freezes the selection and begins.") { reason, watch };
        var selection = new ReplaySelection(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var started = await session.Operations.StartReplayAsync(await selection.ReadAsync(session, session.Parsed.GetRequiredValue(reason), cancellationToken), cancellationToken);
            if (session.Parsed.GetValue(watch))
            {
                return await ShowEndAsync(session, started.Id, cancellationToken);
            }

            session.Show(words => [.. ReplayTables.One(started, words), Cells.Line(words.Of($"跟踪进度：datahub replay watch {started.Id}", $"To watch it: datahub replay watch {started.Id}"))]);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Replays, newest first.");
        var page = new PageOptions(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var (cursor, limit) = page.Read(session.Parsed);
            var replays = await session.Operations.ListReplaysAsync(cursor, limit, cancellationToken);
            session.Show(words => ReplayTables.List(replays, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Watch()
    {
        var id = IdArgument.Create("replay");
        var command = new Command("watch", "Shows the progress until the replay ends; exit code 6 if it stopped itself, 7 if it was cancelled. Ctrl-C ends the watching only.") { id };
        command.Runs((session, cancellationToken) => ShowEndAsync(session, session.Parsed.GetValue(id), cancellationToken));
        return command;
    }

    private static Command One(string name, string description, Func<IDataHubOperations, Guid, CancellationToken, Task<ReplayResponse>> act)
    {
        var id = IdArgument.Create("replay");
        var command = new Command(name, description) { id };
        command.Runs(async (session, cancellationToken) =>
        {
            var replay = await act(session.Operations, session.Parsed.GetValue(id), cancellationToken);
            session.Show(words => ReplayTables.One(replay, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static async Task<int> ShowEndAsync(Session session, Guid id, CancellationToken cancellationToken)
    {
        var ended = await new ReplayWatch(session).ToEndAsync(id, cancellationToken);
        session.Show(words => ReplayTables.One(ended, words));
        return ended.State switch
        {
            ReplayWatch.Stopped => ExitCodes.ReplayStopped,
            ReplayWatch.Cancelled => ExitCodes.ReplayCancelled,
            _ => ExitCodes.Ok,
        };
    }
}
