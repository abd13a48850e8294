using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DataHub.Client;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.Population;
using Outcomes = DataHub.Contracts.Verifications.Outcomes;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>A family goes in over HTTP and is found again, by those who may see it.</summary>
public sealed class SubmitJourneyTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    private static readonly MadeUpFamily Zhang = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

    [Fact]
    public async Task The_same_key_and_body_answer_the_same_verification()
    {
        var client = await hub.ClientAsync();
        var request = hub.Request(Zhang);
        var first = await client.VerifyAsync(request, "same-1");
        var second = await client.VerifyAsync(request, "same-1");
        second.Id.ShouldBe(first.Id);
        second.Revision.ShouldBeGreaterThanOrEqualTo(first.Revision);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var client = await hub.ClientAsync();
        await client.VerifyAsync(hub.Request(Zhang, "a"), "same-2");
        (await Should.ThrowAsync<DataHubProblemException>(client.VerifyAsync(hub.Request(Zhang, "b"), "same-2"))).Code.ShouldBe(ErrorCodes.IdempotencyMismatch);
    }

    [Fact]
    public async Task Who_does_not_wait_is_told_where_to_look()
    {
        hub.Bureau.Latency.Set("household-registration", TimeSpan.FromMilliseconds(700));
        var caller = await hub.CallerAsync("37", Scopes.Verify, Scopes.VerifyRead);
        var message = new HttpRequestMessage(HttpMethod.Post, "/v1/verifications") { Content = JsonContent.Create(hub.Request(Zhang), ContractsJson.Wire.VerificationRequest, new MediaTypeHeaderValue("application/json")) };
        message.Headers.Add("Idempotency-Key", "async-1");
        message.Headers.Add("Prefer", "respond-async");
        var response = await caller.SendAsync(message);
        hub.Bureau.Latency.Set("household-registration", TimeSpan.Zero);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.GetValues("Preference-Applied").ShouldHaveSingleItem().ShouldBe("respond-async");
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        var sofar = (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.VerificationResponse))!;
        sofar.Final.ShouldBeFalse();
        sofar.Outcome.ShouldBe(Outcomes.Pending);

        var later = (await caller.GetFromJsonAsync($"{response.Headers.Location}?waitBeyondRevision={sofar.Revision}&wait=20", ContractsJson.Wire.VerificationResponse))!;
        later.Id.ShouldBe(sofar.Id);
        later.Revision.ShouldBeGreaterThan(sofar.Revision);
    }

    [Fact]
    public async Task An_unchanged_verification_is_not_sent_again()
    {
        var id = (await (await hub.ClientAsync()).VerifyAsync(hub.Request(Zhang), "etag-1")).Id;
        var caller = await hub.CallerAsync("37", Scopes.VerifyRead);
        var first = await caller.GetAsync($"/v1/verifications/{id}");
        var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/verifications/{id}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await caller.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        await (await caller.GetAsync($"/v1/verifications/{id}?revision=99")).ProblemAsync(ErrorCodes.NotFound);
        (await (await caller.GetAsync($"/v1/verifications/{id}?revision=0&wait=1")).ProblemAsync(ErrorCodes.ValidationFailed)).Errors!.Keys.ShouldBe(["?revision", "?wait"]);
    }

    [Fact]
    public async Task Another_division_never_learns_of_it()
    {
        var id = (await (await hub.ClientAsync()).VerifyAsync(hub.Request(Zhang), "division-1")).Id;
        var other = await hub.CallerAsync("3713", Scopes.VerifyRead);
        await (await other.GetAsync($"/v1/verifications/{id}")).ProblemAsync(ErrorCodes.NotFound);
        await (await other.GetAsync($"/v1/verifications/{id}/receipt")).ProblemAsync(ErrorCodes.NotFound);
        var found = await (await other.PostJsonAsync("/v1/verifications/search", "{}")).Content.ReadFromJsonAsync(ContractsJson.Wire.SearchResponse);
        found!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Personal_values_are_masked_without_the_scope()
    {
        var request = hub.Request(Zhang);
        var full = await (await hub.ClientAsync()).VerifyAsync(request, "mask-1");
        full.Prefill!.Child.Name.ShouldBe("张小雨");
        full.Prefill.Guardians.Count.ShouldBe(request.Guardians.Count);
        var masked = await (await hub.ClientAsync(Scopes.VerifyRead)).GetAsync(full.Id);
        masked.Prefill.ShouldBeNull();
        var text = JsonSerializer.Serialize(masked, ContractsJson.Wire.VerificationResponse);
        text += Disclosed(masked.Receipt!);
        Disclosed(full.Receipt!).ShouldContain(request.Child.IdNumber);
        text += Disclosed((await (await hub.ClientAsync(Scopes.VerifyRead)).GetReceiptAsync(full.Id)).Receipt);
        string[] personal = [request.Child.Name, request.Child.IdNumber, .. request.Guardians.SelectMany(g => new[] { g.Name, g.IdNumber })];
        foreach (var value in personal)
        {
            text.ShouldNotContain(value);
        }
    }

    /// <summary>What anyone can read in an SD-JWT: its disclosures are only encoded.</summary>
    private static string Disclosed(string receipt) =>
        string.Concat(receipt.Split('~').Skip(1).Where(d => d.Length > 0).Select(d => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(d))));

    [Fact]
    public async Task A_verification_is_found_by_what_the_front_end_knows()
    {
        var client = await hub.ClientAsync();
        var families = NamedFamilies.All.Where(f => f.Family.Division == "370102").Take(3).ToList();
        foreach (var family in families)
        {
            await client.VerifyAsync(hub.Request(family.Family, "batch-of-three"), $"search-{family.Family.Index}");
        }

        (await client.SearchAsync(new SearchRequest { ExternalId = "batch-of-three", Limit = 2 }).CountAsync()).ShouldBe(3);
        var one = await client.SearchAsync(new SearchRequest { ExternalId = "batch-of-three", ChildIdNumber = families[1].Family.Child.IdNumber.ToLowerInvariant() }).ToListAsync();
        one.ShouldHaveSingleItem().Division.ShouldBe("370102");
        var caller = await hub.CallerAsync("37", Scopes.VerifyRead);
        var page = await caller.PostJsonAsync("/v1/verifications/search", """{ "externalId": "batch-of-three", "limit": 2 }""");
        page.Headers.GetValues("Link").ShouldHaveSingleItem().ShouldEndWith("rel=\"next\"");
        (await (await caller.PostJsonAsync("/v1/verifications/search", """{ "cursor": "nonsense", "limit": 201, "outcome": "great" }""")).ProblemAsync(ErrorCodes.ValidationFailed))
            .Errors!.Keys.ShouldBe(["/limit", "/outcome"]);
        (await (await caller.PostJsonAsync("/v1/verifications/search", """{ "cursor": "nonsense" }""")).ProblemAsync(ErrorCodes.ValidationFailed)).Errors!.Keys.ShouldBe(["/cursor"]);
    }

    [Fact]
    public async Task Sources_tell_parents_how_they_do()
    {
        var client = await hub.ClientAsync();
        await client.VerifyAsync(hub.Request(Zhang), "sources-1");
        var sources = (await client.ListSourcesAsync()).Sources;
        sources[0].Item.ShouldBe("household-registration");
        sources[0].State.ShouldBe("good");
        sources.ShouldAllBe(s => s.Advice.Zh.Length > 0 && s.Advice.En.Length > 0);
    }
}
