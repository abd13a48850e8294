using DataHub.Benchmarks;
using DataHub.Benchmarks.Reporting;
using DataHub.Benchmarks.Staging;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
if (args is [FanOutServer.Role, var calls])
{
    return await FanOutServer.RunAsync(calls, stop.Token);
}

if (args is [] or ["--list"])
{
    foreach (var benchmark in Catalogue.All)
    {
        Console.WriteLine($"{benchmark.Name,-12} {benchmark.Description}");
    }

    return 0;
}

var chosen = Catalogue.All.Where(b => args.Contains(b.Name) || args.Contains("all")).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No benchmark is called {args[0]}: see --list. 没有名为 {args[0]} 的基准。");
    return 2;
}

try
{
    var settings = BenchmarkSettings.Read(args);
    var measurements = new List<Measurement>();
    foreach (var benchmark in chosen)
    {
        Console.WriteLine($"== {benchmark.Name}: {benchmark.Description}");
        measurements.AddRange(await benchmark.RunAsync(settings, Console.Out, stop.Token));
    }

    Report.Print(Console.Out, measurements);
    var file = Array.IndexOf(args, "--json") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : "benchmarks.json";
    Report.Write(file, measurements);
    Console.WriteLine($"written to {Path.GetFullPath(file)}");
    return 0;
}
catch (Exception wrong) when (wrong is FormatException or BenchmarkException)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
