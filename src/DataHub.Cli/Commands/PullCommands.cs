using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;

namespace DataHub.Cli.Commands;

/// <summary><c>pulls list | show | groups | discard</c></summary>
internal static class PullCommands
{
    public static Command Build()
    {
        var command = new Command("pulls", "Failed pulls: what could not be asked, and why.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(Groups());
        command.Subcommands.Add(Discard());
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Failed pulls, newest first.");
        var filter = PullFilterOptions.OfList(command);
        var page = new PageOptions(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var (cursor, limit) = page.Read(session.Parsed);
            var pulls = await session.Operations.ListPullsAsync(filter.Read(session.Parsed, session.Time), cursor, limit, cancellationToken);
            session.Show(words => PullTables.List(pulls, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var id = IdArgument.Create("pull");
        var command = new Command("show", "One pull: what was asked, every attempt, what its error means and what to do.") { id };
        command.Runs(async (session, cancellationToken) =>
        {
            var pull = await session.Operations.GetPullAsync(session.Parsed.GetValue(id), cancellationToken);
            session.Show(words => PullTables.Detail(pull, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Groups()
    {
        var command = new Command("groups", "Failed pulls counted by item, class and message, the most first.");
        var filter = PullFilterOptions.OfFailed(command);
        command.Runs(async (session, cancellationToken) =>
        {
            var groups = await session.Operations.GroupPullsAsync(filter.Read(session.Parsed, session.Time), cancellationToken);
            session.Show(words => PullTables.Groups(groups, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Discard()
    {
        var id = IdArgument.Create("pull");
        var reason = ReasonOption.Create();
        var command = new Command("discard", "Gives a pull up: the verdict treats it as not available.") { id, reason };
        command.Runs(async (session, cancellationToken) =>
        {
            var pull = await session.Operations.DiscardPullAsync(session.Parsed.GetValue(id), session.Parsed.GetRequiredValue(reason), cancellationToken);
            session.Show(words => PullTables.Detail(pull, words));
            return ExitCodes.Ok;
        });
        return command;
    }
}
