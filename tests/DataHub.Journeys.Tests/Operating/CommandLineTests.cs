using System.Text.Json.Nodes;
using DataHub.Cli.Tests.Arranging;
using DataHub.Contracts.Access;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Operating;

/// <summary><c>datahub</c> as an operator types it, against the whole hub.</summary>
public sealed class CommandLineTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private static readonly string[] Operator = [Scopes.OpsRead, Scopes.OpsReplay, Scopes.OpsAdmin, Scopes.PolicyRead, Scopes.PolicyWrite, Scopes.VerifyRead];

    private static readonly MadeUpFamily Zhang = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

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
    public async Task An_outage_is_seen_planned_replayed_and_watched_to_the_changed_verdict()
    {
        hub.Bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
        var waiting = await VerifyAsync(Zhang, "CLI-2");
        waiting.Outcome.ShouldBe("pending");
        var run = await RunnerAsync("37", Operator);
        (await run("pulls groups --item household-registration --lang en")).Out.ShouldContain("E-106");
        var listed = JsonNode.Parse((await run("pulls list --item household-registration --from 1h --limit 200 --json")).Out)!["items"]!.AsArray();
        var ids = listed.Where(p => p!["verificationId"]!.GetValue<Guid>() == waiting.Id).Select(p => p!["id"]!.GetValue<Guid>()).ToList();
        ids.ShouldNotBeEmpty();
        var shown = await run($"pulls show {ids[0]}");
        shown.Out.ShouldContain("处理办法");
        shown.Out.ShouldNotContain(Zhang.Child.IdNumber);

        hub.Bureau.Faults.Clear();
        var plan = JsonNode.Parse((await run("replay plan --ids-file - --rate 100 --json", string.Join('\n', ids))).Out)!;
        plan["selected"]!.GetValue<int>().ShouldBe(ids.Count);
        var watched = await run("replay start --ids-file - --rate 100 --reason mended --watch --lang en", string.Join('\n', ids));
        watched.Code.ShouldBe(0, watched.Error);
        watched.Out.ShouldContain($"done {ids.Count}/{ids.Count}");
        watched.Out.ShouldMatch("pending +zero-proof +1");
        (await run($"verifications explain {waiting.Id}")).Out.ShouldContain("zero-proof");

        var again = await run("replay start --ids-file - --reason again", string.Join('\n', ids));
        again.Code.ShouldBe(1);
        again.Error.ShouldContain("nothing-to-replay");
        var replays = JsonNode.Parse((await run("replay list --json")).Out)!["items"]!.AsArray();
        var cancelled = await run($"replay cancel {replays[0]!["id"]!.GetValue<Guid>()}");
        cancelled.Code.ShouldBe(1);
        cancelled.Error.ShouldContain("replay-state");
    }

    [Fact]
    public async Task A_pull_is_given_up()
    {
        hub.Bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
        var run = await RunnerAsync("37", Operator);
        var family = NamedFamilies.All.First(f => f.Family != Zhang).Family;
        var waiting = await VerifyAsync(family, "CLI-3");
        hub.Bureau.Faults.Clear();
        var failed = waiting.Pulls.First(p => p.State == "failed");
        var given = await run($"pulls discard {failed.Id} --reason gone --lang en");
        given.Code.ShouldBe(0, given.Error);
        given.Out.ShouldMatch("state +discarded");
        (await run($"pulls discard {failed.Id} --reason gone")).Code.ShouldBe(1);
        (await run("replay start --all --rate 0 --reason x")).Error.ShouldContain("/ratePerSecond");
    }

    [Fact]
    public async Task A_source_is_paused_and_called_again()
    {
        var run = await RunnerAsync("37", Operator);
        (await run("sources list --nodes --lang en")).Out.ShouldContain("rental-filing");
        var paused = await run("sources pause rental-filing --reason maintenance --lang en");
        paused.Code.ShouldBe(0, paused.Error);
        paused.Out.ShouldMatch("paused +yes");
        (await run("sources resume rental-filing --reason over --lang en")).Out.ShouldMatch("paused +no");
        (await run("sources probe rental-filing --reason look")).Error.ShouldContain("probe-not-configured");
        (await run("sources pause rental --reason x")).Code.ShouldBe(5);
        (await (await RunnerAsync("37", Scopes.OpsRead))("sources pause rental-filing --reason x")).Code.ShouldBe(4);
    }

    [Fact]
    public async Task A_verdict_is_found_and_explained_with_personal_values_masked()
    {
        var verdict = await VerifyAsync(Zhang, "CLI-1");
        var run = await RunnerAsync("37", Operator);
        (await run("verifications search --external-id CLI-1")).Out.ShouldContain(verdict.Id.ToString());
        var byChild = await run("verifications search --child-from-stdin --json", Zhang.Child.IdNumber);
        JsonNode.Parse(byChild.Out)!["items"]!.AsArray().ShouldContain(v => v!["id"]!.GetValue<Guid>() == verdict.Id);

        var explained = await run($"verifications explain {verdict.Id}");
        explained.Code.ShouldBe(0, explained.Error);
        explained.Out.ShouldContain(verdict.Requirements[0].Explanation.Zh);
        explained.Out.ShouldContain("property.share");
        (await run($"verifications explain {verdict.Id} --lang en")).Out.ShouldContain(verdict.Requirements[0].Explanation.En);
        explained.Out.ShouldNotContain(Zhang.Child.IdNumber);
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

    /// <returns>The final verdict, however busy the machine is.</returns>
    private async Task<VerificationResponse> VerifyAsync(MadeUpFamily family, string externalId)
    {
        var client = await hub.ClientAsync();
        return await client.WaitForFinalAsync(await client.VerifyAsync(hub.Request(family, externalId), externalId), TimeSpan.FromMinutes(2));
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
