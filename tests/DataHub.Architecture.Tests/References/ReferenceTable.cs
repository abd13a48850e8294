namespace DataHub.Architecture.Tests.References;

/// <summary>Who may reference whom: the table of docs/design.md. What is not listed is denied.</summary>
internal static class ReferenceTable
{
    private const string AnyAdapter = "DataHub.Adapters.*";
    private const string Anything = "*";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["DataHub.Contracts"] = [],
        ["DataHub.Core"] = [],
        ["DataHub.Verification"] = ["DataHub.Core"],
        ["DataHub.Adapters.Sdk"] = ["DataHub.Core"],
        ["DataHub.Pipeline"] = ["DataHub.Core", "DataHub.Verification", "DataHub.Adapters.Sdk"],
        ["DataHub.Storage.PostgreSql"] = ["DataHub.Core"],
        ["DataHub.Host"] =
        [
            "DataHub.Contracts", "DataHub.Core", "DataHub.Verification", "DataHub.Adapters.Sdk", "DataHub.Pipeline", "DataHub.Storage.PostgreSql", AnyAdapter,
        ],
        ["DataHub.Cli"] = ["DataHub.Client", "DataHub.Contracts"],
        ["DataHub.Client"] = ["DataHub.Contracts"],
        [AnyAdapter] = ["DataHub.Adapters.Sdk", "DataHub.Core"],
        ["DataHub.Mocks.Bureau"] = [],
        ["DataHub.Demo"] = [Anything],
    };

    /// <returns>What is wrong, one line each; a project that the table does not know is wrong too.</returns>
    public static IEnumerable<string> Violations(ProjectFile project)
    {
        var rule = Allowed.ContainsKey(project.Name) ? project.Name : IsAdapter(project.Name) ? AnyAdapter : null;
        if (rule is null)
        {
            return [$"{project.Name} is not in the table of references: add it to docs/design.md and here, with what it may see"];
        }

        return project.References
            .Where(r => !Allowed[rule].Any(allowed => Fits(r, allowed)))
            .Select(r => $"{project.Name} may not reference {r}");
    }

    private static bool Fits(string reference, string allowed) => allowed switch
    {
        Anything => true,
        AnyAdapter => IsAdapter(reference),
        _ => reference == allowed,
    };

    private static bool IsAdapter(string name) =>
        name.StartsWith("DataHub.Adapters.", StringComparison.Ordinal) && name != "DataHub.Adapters.Sdk" && !name.EndsWith(".Tests", StringComparison.Ordinal);
}
