namespace DataHub.Benchmarks.FailedPulls;

/// <summary>Something that an operator looks at.</summary>
/// <param name="Name">Kebab-case.</param>
/// <param name="RunAsync">Looks once; tells how long it took.</param>
/// <param name="IsPage">It must be there at once; else it is counted over the rows, for a plan or a figure that is kept for a while.</param>
internal sealed record Look(string Name, Func<CancellationToken, Task<TimeSpan>> RunAsync, bool IsPage = true);

/// <summary>Everything that the console's pages and the API ask of failed pulls and replays, from the province's desk and from a county's.</summary>
internal static class Looks
{
    private const string Pulls = "ops/v1/pulls", Replays = "ops/v1/replays";

    /// <param name="province">Of an operator who sees all divisions.</param>
    /// <param name="county">Of one who sees one county.</param>
    /// <param name="sample">A failed pull whose question can be opened.</param>
    public static async Task<IReadOnlyList<Look>> OfAsync(OperatorCaller province, OperatorCaller county, Guid sample, Guid paused, CancellationToken cancellationToken)
    {
        var middle = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(-7).ToString("O"));
        var deep = (await province.CallAsync($"{Pulls}?to={middle}&limit=1", null, cancellationToken)).Answer.GetProperty("nextCursor").GetString();
        var hour = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(-7).AddHours(-1).ToString("O"));
        var source = Uri.EscapeDataString((await province.CallAsync($"{Pulls}?item=social-insurance&limit=1", null, cancellationToken)).Answer.GetProperty("items")[0].GetProperty("source").GetString()!);
        (string Name, string Filter)[] filters =
        [
            ("all", ""), ("item", "item=property-title"), ("class", "errorClass=transient"), ("rare-class", "errorClass=integrity"), ("code", "errorCode=token-refused"),
            ("item-class-code", "item=marriage-registration&errorClass=outage&errorCode=E-302"), ("rare-item-class", "item=preferential-treatment&errorClass=integrity"),
            ("division", "division=370105"), ("prefecture", "division=3714"), ("division-class", "division=371402&errorClass=drift"), ("source", $"source={source}"),
            ("hour", $"from={hour}&to={middle}"), ("item-hour", $"item=household-registration&from={hour}&to={middle}"), ("text", "text=asked%20again"), ("rare-text", "text=another%20person"), ("no-text", "text=nowhere"),
            ("source-text", $"source={source}&text=missing"), ("waiting", "state=waiting"), ("discarded", "state=discarded"), ("discarded-item", "state=discarded&item=property-title"), ("nothing", "item=birth-certificate&errorCode=no-such"),
        ];
        var looks = new List<Look>();
        foreach (var (name, filter) in filters)
        {
            looks.Add(Get(province, $"list-{name}", $"{Pulls}?{filter}"));
            looks.Add(Get(province, $"list-{name}-deep", $"{Pulls}?{filter}&cursor={deep}"));
        }

        // Groups are of failed pulls.
        foreach (var (name, filter) in filters.Where(f => !f.Filter.Contains("state=", StringComparison.Ordinal)).Append(("since", $"from={hour}")).Append(("until", $"to={hour}")).Append(("division-until", $"division=371402&to={hour}")))
        {
            looks.Add(Get(province, $"groups-{name}", $"{Pulls}/groups?{filter}"));
        }

        foreach (var (name, filter) in filters.Where(f => f.Name is "all" or "item" or "rare-class" or "text" or "source"))
        {
            looks.Add(Get(county, $"county-list-{name}", $"{Pulls}?{filter}"));
        }

        looks.AddRange(
        [
            Get(province, "list-200", $"{Pulls}?limit=200"), Get(county, "county-groups-since", $"{Pulls}/groups?from={hour}"),
            Get(county, "county-groups", $"{Pulls}/groups"), Get(province, "pull", $"{Pulls}/{sample}"), Get(province, "sources", "ops/v1/sources"), Get(county, "county-sources", "ops/v1/sources"),
            Get(province, "replays", Replays), Get(province, "replay-done", $"{Replays}/01980000-0000-7000-8000-000000000001"), Get(province, "replay-paused", $"{Replays}/{paused}"),
            Plan(province, "plan-all", "{}"), Plan(province, "plan-item", """{"item":"property-title"}"""), Plan(province, "plan-rare", """{"errorClass":"integrity"}"""), Plan(county, "county-plan", "{}"),
        ]);
        return looks;
    }

    private static Look Get(OperatorCaller caller, string name, string path) => new(name, async cancellationToken => (await caller.CallAsync(path, null, cancellationToken)).Took);

    private static Look Plan(OperatorCaller caller, string name, string filter) => new(
        name, async cancellationToken => (await caller.CallAsync(Replays, $$"""{"filter":{{filter}},"reason":"a plan","dryRun":true}""", cancellationToken)).Took, IsPage: false);
}
