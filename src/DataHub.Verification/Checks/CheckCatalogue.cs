namespace DataHub.Verification.Checks;

/// <summary>Every check there is, one line each, in the order of the documentation. A policy that names another is refused.</summary>
internal static class CheckCatalogue
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        PropertyCurrent.Declaration,
        PropertyNoneOwned.Declaration,
        PermitMonths.Declaration,
    ];

    private static readonly Dictionary<string, CheckDefinition> ByName = All.ToDictionary(check => check.Name, StringComparer.Ordinal);

    public static CheckDefinition? Find(string name) => ByName.GetValueOrDefault(name);
}
