using System.Text.RegularExpressions;

namespace DataHub.Architecture.Tests.Observability;

public sealed partial class MetricNameTests
{
    [Fact]
    public void Metric_names_are_as_approved()
    {
        var metrics = Repository.Files("*.cs", "src", "adapters")
            .SelectMany(file => Instrument().Matches(File.ReadAllText(file)).Select(m => (Name: m.Groups[2].Value, Kind: m.Groups[1].Value, Unit: m.Groups[3].Value)))
            .OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        metrics.ShouldNotBeEmpty();
        metrics.Where(m => !m.Name.StartsWith("datahub.", StringComparison.Ordinal)).ShouldBeEmpty();
        Approval.Check("metrics", metrics.Select(m => $"{m.Name} {m.Kind} {m.Unit}"));
    }

    [GeneratedRegex("""\.Create(\w+)(?:<\w+>)?\(\s*"([a-z_.]+)"(?:,[^"]*)?,?\s*(?:unit:\s*)?"([^"]*)""", RegexOptions.Singleline)]
    private static partial Regex Instrument();
}
