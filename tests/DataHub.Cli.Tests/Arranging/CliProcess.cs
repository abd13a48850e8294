using System.Diagnostics;

namespace DataHub.Cli.Tests.Arranging;

/// <summary>The built program as somebody runs it: arguments and environment in, exit code and texts out.</summary>
internal static class CliProcess
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "datahub.dll");

    /// <param name="environment">Beyond a clock in UTC; the variables of whoever runs the tests are not seen.</param>
    public static ProcessStartInfo Prepare(IReadOnlyDictionary<string, string>? environment, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        Clean(start, environment);
        return start;
    }

    public static void Clean(ProcessStartInfo start, IReadOnlyDictionary<string, string>? environment)
    {
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("DATAHUB_", StringComparison.Ordinal) || k == "NO_COLOR").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["TZ"] = "UTC";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
    }

    public static async Task<Ended> RunAsync(ProcessStartInfo start, string? input = null)
    {
        using var process = Process.Start(start)!;
        return await EndAsync(process, input);
    }

    public static async Task<Ended> EndAsync(Process process, string? input = null)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (process.StartInfo.RedirectStandardInput)
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }

        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Ended(process.ExitCode, await output, await error);
    }
}

/// <summary>How a run of the program ended.</summary>
internal sealed record Ended(int Code, string Out, string Error)
{
    /// <summary>Standard output line by line.</summary>
    public string[] Lines => Out.TrimEnd('\n').Split('\n');
}
