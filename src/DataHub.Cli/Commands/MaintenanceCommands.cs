using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Commands;

/// <summary><c>sources maintenance plan | list | cancel</c></summary>
internal static class MaintenanceCommands
{
    public static Command Build()
    {
        var command = new Command("maintenance", "Planned maintenance of the sources: between its times an item is not called, and parents are told until when.");
        command.Subcommands.Add(Plan());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Cancel());
        return command;
    }

    private static Command Plan()
    {
        var (item, reason) = (SourceCommands.Item(), ReasonOption.Create());
        var from = new Option<string?>("--from") { Description = "Its beginning, an instant; now unless given.", HelpName = "TIME" };
        var until = new Option<string?>("--until") { Description = "Its end, an instant. Or --for.", HelpName = "TIME" };
        var length = new Option<string?>("--for") { Description = "How long it takes, such as 90m, 2h or 3d.", HelpName = "LENGTH" };
        var command = new Command("plan", "Plans a maintenance of an item, at most 30 days long.") { item, from, until, length, reason };
        command.Validators.Add(result =>
        {
            if (result.GetValue(until) is null == result.GetValue(length) is null)
            {
                result.AddError("Give either --until, its end, or --for, how long it takes.");
            }
        });
        command.Runs(async (session, cancellationToken) =>
        {
            var parsed = session.Parsed;
            var begin = parsed.GetValue(from) is { } given ? Instants.Instant("--from", given, session.Time) : session.Time.GetUtcNow();
            var end = parsed.GetValue(until) is { } last
                ? Instants.Instant("--until", last, session.Time)
                : begin + (Instants.Length(parsed.GetValue(length)!) ?? throw CommandException.Usage("--for takes a length such as 90m, 2h or 3d."));
            var source = await session.Operations.PlanMaintenanceAsync(
                parsed.GetRequiredValue(item), new MaintenanceRequest { From = begin, Until = end, Reason = parsed.GetRequiredValue(reason) }, cancellationToken);
            session.Show(words => [.. SourceTables.One(source, words), .. SourceTables.Planned([source], words)]);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Maintenance that is on or to come, of every item.");
        command.Runs(async (session, cancellationToken) =>
        {
            var sources = await session.Operations.ListSourcesAsync(cancellationToken);
            session.Show(words => SourceTables.Planned(sources.Sources, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Cancel()
    {
        var (item, id) = (SourceCommands.Item(), new Argument<Guid>("id") { Description = "Id of the maintenance, as 'sources maintenance list' shows it." });
        var command = new Command("cancel", "Takes a planned maintenance back, or ends one that is on.") { item, id };
        command.Runs(async (session, cancellationToken) =>
        {
            await session.Operations.CancelMaintenanceAsync(session.Parsed.GetRequiredValue(item), session.Parsed.GetValue(id), cancellationToken);
            session.Show(words => [Cells.Line(words.Of("已取消。", "Taken back."), Colours.Good)]);
            return ExitCodes.Ok;
        });
        return command;
    }
}
