using System.Diagnostics;

namespace DataHub.Architecture.Tests.References;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void Every_project_references_only_what_the_table_allows()
    {
        var projects = Repository.Files("*.csproj", "src", "adapters", "mocks").Select(ProjectFile.Load).ToList();
        projects.Count.ShouldBeGreaterThan(18);
        projects.SelectMany(ReferenceTable.Violations).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DataHub.Verification", "../DataHub.Storage.PostgreSql/DataHub.Storage.PostgreSql.csproj")]
    [InlineData("DataHub.Adapters.PropertyTitle", "../DataHub.Adapters.RentalFiling/DataHub.Adapters.RentalFiling.csproj")]
    [InlineData("DataHub.Mocks.Bureau", @"..\..\src\DataHub.Core\DataHub.Core.csproj")]
    [InlineData("DataHub.Core", "../DataHub.Contracts/DataHub.Contracts.csproj")]
    public void A_forbidden_reference_is_seen(string project, string reference)
    {
        var file = ProjectFile.Parse(project, $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>");
        ReferenceTable.Violations(file).ShouldHaveSingleItem().ShouldStartWith($"{project} may not reference");
    }

    [Fact]
    public void A_project_outside_the_table_is_seen() =>
        ReferenceTable.Violations(ProjectFile.Parse("DataHub.Sidecar", "<Project />")).ShouldHaveSingleItem().ShouldContain("not in the table");

    [Fact]
    public void No_project_outside_tests_references_a_test_project() =>
        Repository.Files("*.csproj", "src", "adapters", "mocks").Select(ProjectFile.Load)
            .SelectMany(p => p.References.Where(r => r.EndsWith(".Tests", StringComparison.Ordinal) || r == "DataHub.Testing").Select(r => $"{p.Name} references {r}"))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("src/DataHub.Pipeline/DataHub.Pipeline.csproj")]
    [InlineData("src/DataHub.Host/DataHub.Host.csproj")]
    [InlineData("adapters/DataHub.Adapters.PropertyTitle/DataHub.Adapters.PropertyTitle.csproj")]
    public void A_library_sees_only_what_it_references_itself(string project)
    {
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", Repository.Path(project), "-getProperty:DisableTransitiveProjectReferences"])
        {
            RedirectStandardOutput = true,
        })!;
        var answer = msbuild.StandardOutput.ReadToEnd();
        msbuild.WaitForExit();
        answer.Trim().ShouldBe("true");
    }

    [Fact]
    public void No_project_switches_that_off() =>
        Repository.Files("*.csproj", "src", "adapters").Where(f => File.ReadAllText(f).Contains("DisableTransitiveProjectReferences")).ShouldBeEmpty();
}
