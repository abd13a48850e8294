namespace DataHub.Cli.Running;

/// <summary>Ends the command with a message for people and an exit code.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;

    public static CommandException Usage(string message) => new(ExitCodes.Usage, message);
}
