using System.CommandLine;
using DataHub.Cli.Running;
using DataHub.Cli.Showing;
using DataHub.Client;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Commands;

/// <summary><c>sources list | pause | resume | probe | maintenance</c></summary>
internal static class SourceCommands
{
    public static Command Build()
    {
        var command = new Command("sources", "The sources: how each item does, pausing and probing it.");
        command.Subcommands.Add(List());
        command.Subcommands.Add(Control("pause", "Stops calling a source until it is resumed.", (hub, item, reason, cancellationToken) => hub.PauseSourceAsync(item, reason, cancellationToken)));
        command.Subcommands.Add(Control("resume", "Calls a paused source again.", (hub, item, reason, cancellationToken) => hub.ResumeSourceAsync(item, reason, cancellationToken)));
        command.Subcommands.Add(Probe());
        command.Subcommands.Add(MaintenanceCommands.Build());
        return command;
    }

    private static Command List()
    {
        var nodes = new Option<bool>("--nodes") { Description = "Also each node's breaker and figures." };
        var command = new Command("list", "Every item: health, rate, latency, quota used, failed pulls.") { nodes };
        command.Runs(async (session, cancellationToken) =>
        {
            var sources = await session.Operations.ListSourcesAsync(cancellationToken);
            session.Show(words => session.Parsed.GetValue(nodes) ? [.. SourceTables.List(sources, words), .. SourceTables.Nodes(sources, words)] : SourceTables.List(sources, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Control(string name, string description, Func<IDataHubOperations, string, string, CancellationToken, Task<OpsSource>> act)
    {
        var (item, reason) = (Item(), ReasonOption.Create());
        var command = new Command(name, description) { item, reason };
        command.Runs(async (session, cancellationToken) =>
        {
            var source = await act(session.Operations, session.Parsed.GetRequiredValue(item), session.Parsed.GetRequiredValue(reason), cancellationToken);
            session.Show(words => SourceTables.One(source, words));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Probe()
    {
        var (item, reason) = (Item(), ReasonOption.Create());
        var command = new Command("probe", "Makes one real call with a test identity; exit code 1 when the source is ill.") { item, reason };
        command.Runs(async (session, cancellationToken) =>
        {
            var probe = await session.Operations.ProbeSourceAsync(session.Parsed.GetRequiredValue(item), session.Parsed.GetRequiredValue(reason), cancellationToken);
            session.Show(words => SourceTables.Probe(probe, words));
            return probe.ErrorClass is null ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    public static Argument<string> Item()
    {
        var item = new Argument<string>("item") { Description = "Data item, such as property-title.", HelpName = "item" };
        item.CompletionSources.Add(Vocabulary.Items);
        return item;
    }
}
