namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>All scenarios; among any <see cref="TotalWeight"/> families in a row each has exactly its weight.</summary>
internal static class ScenarioTable
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        .. OwnHomeScenarios.All, .. HomeFlawScenarios.All, .. GrandparentScenarios.All, .. HouseholdScenarios.All, .. PropertyOnlyScenarios.All,
        .. MigrantScenarios.All, .. MigrantFlawScenarios.All, .. PreferentialScenarios.All, .. ParentageScenarios.All, .. AgeScenarios.All,
        .. GroupChoiceScenarios.All,
    ];

    public static readonly int TotalWeight = All.Sum(scenario => scenario.Weight);

    /// <summary>A prime far above the total: a stride that visits every place.</summary>
    private const long Stride = 1_000_003;
    private static readonly Scenario[] ByPlace = [.. All.SelectMany(scenario => Enumerable.Repeat(scenario, scenario.Weight))];

    public static Scenario Of(int seed, int index) => ByPlace[(int)((index * Stride + (uint)seed) % TotalWeight)];

    public static Scenario Named(string name) => All.Single(scenario => scenario.Name == name);
}
