using DataHub.Demo.Showing;
using DataHub.Demo.Starting;
using DataHub.Demo.Verifying;
using DataHub.Host.Starting;
using Spectre.Console;

namespace DataHub.Demo;

/// <summary>One command that shows it all.</summary>
internal static class DemoProgram
{
    /// <returns>0; 1 when a verdict differs from the expected one; 2 for a wrong option or when something could not be started.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        DemoOptions options;
        try
        {
            options = DemoOptions.Parse(args);
        }
        catch (FormatException exception)
        {
            System.Console.Error.WriteLine($"{exception.Message}\n\n{DemoOptions.Usage}");
            return 2;
        }

        try
        {
            return await ShowAsync(options, Console(), cancellationToken);
        }
        catch (HubStartException exception)
        {
            System.Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    /// <summary>A file or a pipe has no width: it gets one that fits the tables.</summary>
    private static IAnsiConsole Console()
    {
        var console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = 140;
        }

        return console;
    }

    private static async Task<int> ShowAsync(DemoOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        console.MarkupLine("[grey]正在启动数据库、模拟数据局与核验枢纽… Starting the database, the mock bureau and the hub…[/]");
        await using var stage = await DemoStage.StartAsync(options, cancellationToken);
        RunSummary? summary = null;
        IReadOnlyList<FamilyResult> results;
        if (options.Families > 0)
        {
            (results, summary) = await PopulationShow.RunAsync(stage, options, console, cancellationToken);
        }
        else
        {
            results = await NamedFamiliesShow.RunAsync(stage, console, cancellationToken);
            foreach (var result in results.Where(r => r.Differences.Count > 0))
            {
                console.MarkupLineInterpolated($"[red]✗ {result.Family.Child.Name}: {string.Join("; ", result.Differences)}[/]");
            }
        }

        if (options.Json is { } file)
        {
            JsonReport.Write(file, results, summary);
            console.MarkupLineInterpolated($"[grey]结果已写入 written to {Path.GetFullPath(file)}[/]");
        }

        var exitCode = results.Any(r => r.Differences.Count > 0) ? 1 : 0;
        if (options.Once || options.Families > 0)
        {
            return exitCode;
        }

        Addresses.Show(stage, console);
        console.MarkupLine("[grey]按 Ctrl-C 结束 · Ctrl-C ends it[/]");
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return exitCode;
    }
}
