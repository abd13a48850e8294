using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>A revision that is no longer the latest shows what was known when it was decided, not what came to be known since.</summary>
public sealed class EarlierRevisionTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private static readonly MadeUpFamily Zhang = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

    [Fact]
    public async Task Answers_that_came_later_are_not_in_it()
    {
        hub.Bureau.Latency.Set("household-registration", TimeSpan.FromMilliseconds(700));
        var caller = await hub.CallerAsync("37", Scopes.Verify, Scopes.VerifyRead);
        var message = new HttpRequestMessage(HttpMethod.Post, "/v1/verifications") { Content = JsonContent.Create(hub.Request(Zhang), ContractsJson.Wire.VerificationRequest, new MediaTypeHeaderValue("application/json")) };
        message.Headers.Add("Idempotency-Key", "earlier-1");
        message.Headers.Add("Prefer", "respond-async");
        var response = await caller.SendAsync(message);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var told = (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.VerificationResponse))!;

        VerificationResponse latest;
        do
        {
            latest = (await caller.GetFromJsonAsync($"{response.Headers.Location}?waitBeyondRevision={told.Revision}&wait=20", ContractsJson.Wire.VerificationResponse))!;
        }
        while (!latest.Final);
        hub.Bureau.Latency.Set("household-registration", TimeSpan.Zero);

        var earlier = await GetAsync(caller, told.Id, told.Revision);
        earlier.Final.ShouldBeFalse();
        Known(earlier).ShouldBe(Known(told));
        earlier.Pulls.Where(pull => pull.Item == "household-registration").ShouldAllBe(pull => pull.State == "due" && pull.AnsweredAt == null && pull.Source == null);
        latest.Pulls.Where(pull => pull.Item == "household-registration").ShouldAllBe(pull => pull.State == "record");
        Known(await GetAsync(caller, told.Id, latest.Revision)).ShouldBe(Known(latest));
    }

    [Fact]
    public async Task Paper_is_in_the_revisions_that_rested_on_it()
    {
        var withoutHome = new[] { "property-title", "presale-contract" }
            .Select(item => hub.Bureau.Faults.Add(new Fault { Item = item, Kind = FaultKind.Code, Code = item == "property-title" ? "NO_RECORD" : "NO_DATA" })).ToList();
        var client = await hub.ClientAsync(Scopes.Verify, Scopes.VerifyRead, Scopes.Attest);
        var first = await client.VerifyAsync(hub.Request(Zhang) with { Group = "property-and-household" }, "earlier-2");
        withoutHome.ForEach(fault => hub.Bureau.Faults.Remove(fault));
        first.Outcome.ShouldBe("paper-required");

        var attested = await client.AttestAsync(first.Id, new AttestationRequest { Requirement = "home", Material = "property-certificate", Desk = "desk-3", Officer = "officer-7", ScanSha256 = new string('a', 64) });
        var revoked = await client.RevokeAttestationAsync(first.Id, attested.Attestations.ShouldHaveSingleItem().Id);

        var caller = await hub.CallerAsync("37", Scopes.VerifyRead);
        (await GetAsync(caller, first.Id, first.Revision)).Attestations.ShouldBeEmpty();
        var then = await GetAsync(caller, first.Id, attested.Revision);
        (then.Outcome, then.Attestations.ShouldHaveSingleItem().Id).ShouldBe(("proof-given", attested.Attestations[0].Id));
        revoked.Revision.ShouldBe(attested.Revision + 1);
        (await GetAsync(caller, first.Id, revoked.Revision)).Attestations.ShouldBeEmpty();
    }

    private static IEnumerable<(string Item, string Person, string State, int Attempts, bool Answered)> Known(VerificationResponse response) =>
        response.Pulls.Select(pull => (pull.Item, pull.Person, pull.State, pull.Attempts, pull.AnsweredAt is not null)).Order();

    private static async Task<VerificationResponse> GetAsync(HttpClient caller, Guid id, int revision) =>
        (await caller.GetFromJsonAsync($"/v1/verifications/{id}?revision={revision}", ContractsJson.Wire.VerificationResponse))!;
}
