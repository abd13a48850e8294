using DataHub.Cli.Running;

namespace DataHub.Cli.Commands;

/// <summary>Files that a command reads; <c>-</c> is standard input.</summary>
internal static class InputFile
{
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            return await Console.In.ReadToEndAsync(cancellationToken);
        }

        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage(exception.Message);
        }
    }

    /// <summary>The first line of standard input.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static async Task<string> LineAsync(CancellationToken cancellationToken) =>
        (await Console.In.ReadLineAsync(cancellationToken))?.Trim() is { Length: > 0 } line ? line : throw CommandException.Usage("Standard input is empty.");
}
