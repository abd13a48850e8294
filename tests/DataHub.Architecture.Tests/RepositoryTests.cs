namespace DataHub.Architecture.Tests;

public sealed class RepositoryTests
{
    /// <summary>The repository stands alone: whoever clones it has nothing beside it.</summary>
    [Fact]
    public void Nothing_points_outside_the_repository()
    {
        // Put together, so that this file does not find itself.
        string[] outside = ["../" + "shared", "/work" + "/"];
        Repository.Files("*", "src", "adapters", "mocks", "tests", "docs")
            .Where(f => Path.GetExtension(f) is ".cs" or ".csproj" or ".md" or ".json" or ".sql" or ".props")
            .Where(f => outside.Any(File.ReadAllText(f).Contains))
            .Select(Repository.Relative).ShouldBeEmpty();
    }
}
