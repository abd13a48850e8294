using System.Text.Json.Nodes;
using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Access;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Operating;

/// <summary><c>datahub</c> as an operator types it, against the whole hub.</summary>
public sealed class CommandLineTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private static readonly string[] Operator = [Scopes.OpsRead, Scopes.OpsReplay, Scopes.OpsAdmin, Scopes.PolicyRead, Scopes.PolicyWrite, Scopes.VerifyRead];

    [Fact]
    public async Task A_policy_is_read_changed_compared_validated_and_put()
    {
        var run = await RunnerAsync("3713", Operator);
        var shown = await run("policies show 371329 2026 primary --lang en");
        shown.Code.ShouldBe(0, shown.Error);
        var version = shown.Error.Trim()["version ".Length..];
        var file = Path.Combine(hub.Folder, "policy.json");
        await File.WriteAllTextAsync(file, shown.Out);
        (await run($"policies diff {file} --json")).Out.Trim().ShouldBe("[]");

        var changed = JsonNode.Parse(shown.Out)!;
        changed["title"]!["en"] = "Linshu County, amended";
        await File.WriteAllTextAsync(file, changed.ToJsonString());
        (await run($"policies diff {file} --lang en")).Lines[1].ShouldBe("~ $.title.en");
        (await run($"policies validate {file}")).Code.ShouldBe(0);
        (await run($"policies put {file} --changed-version {version}")).Code.ShouldBe(0);
        (await run("policies list --lang en")).Out.ShouldContain("Linshu County, amended");
        var late = await run($"policies put {file} --changed-version {version}");
        late.Code.ShouldBe(1);
        late.Error.ShouldContain("precondition-failed");

        changed["referenceDate"] = "2026-02-30";
        changed["colour"] = "green";
        await File.WriteAllTextAsync(file, changed.ToJsonString());
        var invalid = await run($"policies validate {file}");
        invalid.Code.ShouldBe(1);
        invalid.Out.ShouldContain("/referenceDate");
        invalid.Out.ShouldContain("/colour");
    }

    [Fact]
    public async Task A_verdict_is_found_and_explained_with_personal_values_masked()
    {
        var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
        var verdict = await (await hub.ClientAsync()).VerifyAsync(hub.Request(family, "CLI-1"), "cli-1", TimeSpan.FromSeconds(30));
        var run = await RunnerAsync("37", Operator);
        (await run("verifications search --external-id CLI-1")).Out.ShouldContain(verdict.Id.ToString());
        var byChild = await run("verifications search --child-from-stdin --json", family.Child.IdNumber);
        JsonNode.Parse(byChild.Out)!["items"]!.AsArray().ShouldContain(v => v!["id"]!.GetValue<Guid>() == verdict.Id);

        var explained = await run($"verifications explain {verdict.Id}");
        explained.Code.ShouldBe(0, explained.Error);
        explained.Out.ShouldContain(verdict.Requirements[0].Explanation.Zh);
        explained.Out.ShouldContain("property.share");
        (await run($"verifications explain {verdict.Id} --lang en")).Out.ShouldContain(verdict.Requirements[0].Explanation.En);
        explained.Out.ShouldNotContain(family.Child.IdNumber);
        (await run($"verifications show {verdict.Id} --revision 1")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_allowed_and_what_is_not_there_have_their_codes()
    {
        var reader = await RunnerAsync("3713", Scopes.PolicyRead);
        var refused = await reader($"verifications show {Guid.CreateVersion7()}");
        refused.Code.ShouldBe(4);
        refused.Error.ShouldContain("scope-missing");
        (await reader("policies show 370102 2026 primary")).Code.ShouldBe(5);
        (await (await RunnerAsync("37", Operator))($"verifications show {Guid.CreateVersion7()}")).Code.ShouldBe(5);
    }

    private delegate Task<Ended> Runner(string line, string? input = null);

    /// <returns>Runs a command line, whose words hold no spaces, with a key of the division and scopes.</returns>
    private async Task<Runner> RunnerAsync(string division, params string[] scopes)
    {
        var (key, _) = await hub.KeyAsync(division, TimeSpan.FromDays(1), scopes);
        var environment = new Dictionary<string, string> { ["DATAHUB_ADDRESS"] = hub.Host.Address.ToString(), ["DATAHUB_KEY"] = key };
        return (line, input) => CliProcess.RunAsync(CliProcess.Prepare(environment, line.Split(' ')), input);
    }
}
