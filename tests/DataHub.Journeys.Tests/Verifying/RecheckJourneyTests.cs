using System.Net;
using System.Net.Http.Json;
using DataHub.Client;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Core.Ports;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>A family's home was not on record; now it is: the sources are asked anew, and the difference is told.</summary>
public sealed class RecheckJourneyTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private static readonly MadeUpFamily Zhang = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

    [Fact]
    public async Task A_recheck_changes_the_verdict_and_the_changes_say_what_and_why()
    {
        var client = await hub.ClientAsync(Scopes.Verify, Scopes.VerifyRead);
        var before = await HomelessAsync(client, "recheck-1");
        before.Papers.ShouldNotBeEmpty();

        var after = await client.RecheckAsync(before.Id, new RecheckRequest { Reason = "registered on Monday", Items = ["property-title"] }, "recheck-1-again", TimeSpan.FromSeconds(30));

        (after.Outcome, after.Final, after.Papers.Count).ShouldBe(("zero-proof", true, 0));
        after.Revision.ShouldBeGreaterThan(before.Revision);
        var changes = await client.ListChangesAsync(before.Id);
        changes.LatestRevision.ShouldBe(after.Revision);
        var step = (await client.CompareAsync(before.Id, before.Revision, after.Revision)).Changes.ShouldHaveSingleItem();
        step.Outcome.ShouldBe(new ValueChange("paper-required", "zero-proof"));
        step.PapersRemoved.Select(p => p.Material).ShouldBe(before.Papers.Select(p => p.Material));
        step.Causes.Select(c => c.Code).ShouldBe(["recheck", "answers"]);
        (step.Causes[0].By, step.Causes[0].Items.Single()).ShouldBe(("client-37", "property-title"));
        var home = step.Requirements.Single(r => r.Id == "home");
        home.Status!.To.ShouldBe("verified");
        home.Checks.Single(c => c is { Alternative: "title", Check: "property.share" }).Because.ShouldBe(["property-title"]);
        home.Checks.SelectMany(c => c.Facts).ShouldContain(f => f.Item == "property-title" && f.Field == "share" && f.From == null && f.To == "1/1");
        step.Requirements.ShouldNotContain(r => r.Id == "age");
        step.Pulls.ShouldContain(p => p.Item == "property-title" && p.AskedAgain && p.State == new ValueChange("no-record", "record"));
        step.Pulls.ShouldNotContain(p => p.Item == "household-registration");
        var first = changes.Changes[^1];
        (first.From, first.To, first.Outcome!.From).ShouldBe((0, 1, null));

        var page = await client.ListChangesAsync(before.Id, limit: 1);
        page.Changes.ShouldHaveSingleItem().To.ShouldBe(after.Revision);
        (await client.ListChangesAsync(before.Id, page.NextBefore, 50)).Changes.ShouldAllBe(c => c.To < after.Revision);
        var entry = (await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Target = before.Id.ToString() }, DivisionScope.All, default)).Items.ShouldHaveSingleItem().Event;
        (entry.Action, entry.Actor, entry.Division, entry.Reason).ShouldBe((AuditActions.VerificationRecheck, "client-37", "370102", "registered on Monday"));
    }

    [Fact]
    public async Task The_same_key_asks_nobody_twice()
    {
        var client = await hub.ClientAsync(Scopes.Verify, Scopes.VerifyRead);
        var before = await HomelessAsync(client, "recheck-2");
        var request = new RecheckRequest { Reason = "registered" };
        var after = await client.RecheckAsync(before.Id, request, "recheck-2-again", TimeSpan.FromSeconds(30));
        var calls = Calls();

        (await client.RecheckAsync(before.Id, request, "recheck-2-again")).Revision.ShouldBe(after.Revision);
        (await Should.ThrowAsync<DataHubProblemException>(() => client.RecheckAsync(before.Id, request with { Reason = "other" }, "recheck-2-again"))).Problem.Code.ShouldBe(ErrorCodes.IdempotencyMismatch);

        Calls().ShouldBe(calls);
    }

    [Theory]
    [InlineData("""{ }""", ErrorCodes.ValidationFailed, "/reason")]
    [InlineData("""{ "reason": "x", "items": [] }""", ErrorCodes.ValidationFailed, "/items")]
    [InlineData("""{ "reason": "x", "items": ["property-titel"] }""", ErrorCodes.ValidationFailed, "/items")]
    [InlineData("""{ "reason": "x", "item": "property-title" }""", ErrorCodes.MalformedRequest, "/item")]
    public async Task What_makes_no_sense_is_refused(string body, string code, string field)
    {
        var before = await HomelessAsync(await hub.ClientAsync(), Guid.CreateVersion7().ToString());
        using var caller = await hub.CallerAsync("37", Scopes.Verify);
        (await (await caller.PostJsonAsync($"/v1/verifications/{before.Id}/recheck", body, Guid.CreateVersion7().ToString())).ProblemAsync(code)).Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task Scope_division_key_and_consent_are_asked_for()
    {
        const string body = """{ "reason": "x" }""";
        var before = await HomelessAsync(await hub.ClientAsync(), "recheck-4");
        var path = $"/v1/verifications/{before.Id}/recheck";
        using var reader = await hub.CallerAsync("37", Scopes.VerifyRead);
        using var other = await hub.CallerAsync("3706", Scopes.Verify, Scopes.VerifyRead);
        using var caller = await hub.CallerAsync("37", Scopes.Verify, Scopes.VerifyRead);
        await (await reader.PostJsonAsync(path, body, "k")).ProblemAsync(ErrorCodes.ScopeMissing);
        await (await other.PostJsonAsync(path, body, "k")).ProblemAsync(ErrorCodes.NotFound);
        await (await other.GetAsync($"/v1/verifications/{before.Id}/changes")).ProblemAsync(ErrorCodes.NotFound);
        await (await caller.PostJsonAsync(path, body)).ProblemAsync(ErrorCodes.IdempotencyKeyRequired);
        var expired = hub.Bureau.IdentityProvider.Issue(new ConsentRequest { Sub = Zhang.Guardians[0].Person.IdNumber, Children = [Zhang.Child.IdNumber], Flaw = ConsentFlaw.Expired });
        var refused = await (await caller.PostJsonAsync(path, $$"""{ "reason": "x", "consent": "{{expired}}" }""", "k")).ProblemAsync(ErrorCodes.ConsentInvalid);
        refused.Detail!.ShouldContain("exp");
        var good = hub.Bureau.IdentityProvider.Issue(new ConsentRequest { Sub = Zhang.Guardians[0].Person.IdNumber, Children = [Zhang.Child.IdNumber] });
        (await caller.PostJsonAsync(path, $$"""{ "reason": "x", "consent": "{{good}}" }""", "k")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("?from=1", "?to")]
    [InlineData("?from=2&to=1", "?from")]
    [InlineData("?from=0&to=1&before=3", "?before")]
    [InlineData("?limit=51", "?limit")]
    public async Task A_comparison_that_makes_no_sense_is_refused(string query, string field)
    {
        using var caller = await hub.CallerAsync("37", Scopes.VerifyRead);
        (await (await caller.GetAsync($"/v1/verifications/{Guid.CreateVersion7()}/changes{query}")).ProblemAsync(ErrorCodes.ValidationFailed)).Errors!.Keys.ShouldBe([field]);
    }

    /// <summary>Nobody has a home on record at first; afterwards the bureau answers as it should.</summary>
    private async Task<VerificationResponse> HomelessAsync(IDataHubClient client, string key)
    {
        var faults = new[] { ("property-title", "NO_RECORD"), ("presale-contract", "NO_DATA") }
            .Select(f => hub.Bureau.Faults.Add(new Fault { Item = f.Item1, Kind = FaultKind.Code, Code = f.Item2 })).ToList();
        var verified = await client.VerifyAsync(hub.Request(Zhang) with { Group = "property-and-household" }, key, TimeSpan.FromSeconds(30));
        faults.ForEach(fault => hub.Bureau.Faults.Remove(fault));
        verified.Outcome.ShouldBe("paper-required");
        return verified;
    }

    private long Calls() => hub.Bureau.Counts.Current.Values.Sum(count => count.Total);
}
