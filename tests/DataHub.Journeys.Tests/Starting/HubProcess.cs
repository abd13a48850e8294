using System.Diagnostics;

namespace DataHub.Journeys.Tests.Starting;

/// <summary>The host as a program of its own, as an operator runs it.</summary>
internal static class HubProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "DataHub.Host.dll");

    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start)!;
    }

    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Waits until the hub says where it answers.</summary>
    public static async Task<Uri> AnswersAsync(Process hub)
    {
        while (await hub.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DataHub answers at ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ')[3]);
            }
        }

        throw new InvalidOperationException($"the hub ended: {await hub.StandardError.ReadToEndAsync()}");
    }
}
