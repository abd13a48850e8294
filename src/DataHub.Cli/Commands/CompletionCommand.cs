using System.CommandLine;
using System.Reflection;
using DataHub.Cli.Running;

namespace DataHub.Cli.Commands;

/// <summary><c>completion bash | zsh | pwsh</c>: a script that asks this program what could come next.</summary>
internal static class CompletionCommand
{
    public static Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command("completion", "Prints the script that makes a shell complete 'datahub': eval \"$(datahub completion bash)\".") { shell };
        command.Runs(async (session, cancellationToken) =>
        {
            var name = $"DataHub.Cli.Completion.{session.Parsed.GetRequiredValue(shell)}";
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            session.Screen.Print((await reader.ReadToEndAsync(cancellationToken)).TrimEnd('\n'));
            return ExitCodes.Ok;
        });
        return command;
    }
}
