namespace DataHub.Benchmarks;

/// <summary>How long to measure: longer is quieter.</summary>
/// <param name="Seconds">Of each measured round.</param>
/// <param name="Rounds">Of the hub and of its baseline, by turns.</param>
/// <param name="Pulls">Failed pulls to look at or to replay; null: as many as the benchmark is about.</param>
internal sealed record BenchmarkSettings(int Seconds = 10, int Rounds = 3, int? Pulls = null)
{
    /// <exception cref="FormatException">A number is missing or not positive.</exception>
    public static BenchmarkSettings Read(string[] args)
    {
        var settings = new BenchmarkSettings();
        return settings with { Seconds = Number("--seconds", settings.Seconds), Rounds = Number("--rounds", settings.Rounds), Pulls = args.Contains("--pulls") ? Number("--pulls", 0) : null };

        int Number(string name, int otherwise) =>
            Array.IndexOf(args, name) is var at && at < 0 ? otherwise
            : at + 1 < args.Length && int.TryParse(args[at + 1], out var value) && value > 0 ? value
            : throw new FormatException($"{name} takes a positive number.");
    }
}
