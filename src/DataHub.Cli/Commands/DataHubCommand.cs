using System.CommandLine;
using System.CommandLine.Parsing;
using DataHub.Cli.Connecting;
using DataHub.Cli.Running;

namespace DataHub.Cli.Commands;

/// <summary>The program's command line.</summary>
internal static class DataHubCommand
{
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (KeyInArguments.Seen(args))
        {
            await Console.Error.WriteLineAsync(
                "A key may not be an argument: other users of this machine, and the shell's history, can read it. Revoke this one, and give the next by --key-file or DATAHUB_KEY.");
            return ExitCodes.Usage;
        }

        var parsed = Build().Parse(args);
        if (parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            return TellUsage(parsed);
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    public static RootCommand Build()
    {
        var root = new RootCommand("DataHub for operators: failed pulls, replays, sources, verifications and policies of a hub.");
        GlobalOptions.AddTo(root);
        root.Subcommands.Add(PullCommands.Build());
        root.Subcommands.Add(ReplayCommands.Build());
        root.Subcommands.Add(SourceCommands.Build());
        root.Subcommands.Add(VerificationCommands.Build());
        root.Subcommands.Add(PolicyCommands.Build());
        root.Subcommands.Add(ConfigCommand.Build());
        root.Subcommands.Add(CompletionCommand.Build());
        return root;
    }

    private static int TellUsage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine(error.Message);
        }

        var path = new Stack<string>();
        for (SymbolResult? symbol = parsed.CommandResult; symbol is CommandResult command; symbol = command.Parent)
        {
            path.Push(command.Command.Name);
        }

        Console.Error.WriteLine($"See '{string.Join(' ', path)} --help'.");
        return ExitCodes.Usage;
    }
}
