using System.Text.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Core.Webhooks;

namespace DataHub.Storage.Tests.Webhooks;

/// <summary>The event of a revision is stored with it: both or neither.</summary>
public sealed class RevisionEventTests(DatabaseFixture fixture) : OnWebhooks(fixture)
{
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    [Fact]
    public async Task A_revision_is_told_to_the_clients_endpoints_that_want_it()
    {
        var told = await EndpointAsync(division: "3701");
        await EndpointAsync(url: "https://b.example.test/", division: "370102");
        await EndpointAsync(url: "https://c.example.test/", division: "3702");
        await EndpointAsync(url: "https://d.example.test/", events: "source.changed");
        await EndpointAsync(client: "another");
        var opened = Samples.New(externalId: "LX-\"1\"");
        await _store.OpenAsync(opened, default);
        (await _store.SaveAdvanceAsync(Samples.Finish(opened.Verification), default)).ShouldBe(AdvanceResult.Saved);

        var all = await AllAsync();
        all.Select(d => d.Endpoint.Url).ShouldBe(["https://a.example.test/hooks", "https://b.example.test/"], ignoreOrder: true);
        var delivery = all.Single(d => d.Endpoint.Id == told.Id);
        delivery.EventId.ShouldBe($"{opened.Verification.Id}-r1");
        (delivery.Event, delivery.Subject, delivery.State, delivery.CreatedAt).ShouldBe(("verification.revised", opened.Verification.Id.ToString(), DeliveryState.Due, Samples.Revision().DecidedAt));
        using var data = JsonDocument.Parse(delivery.Data);
        data.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}").ShouldBe(
        [
            $"verification={opened.Verification.Id}", "externalId=LX-\"1\"", "division=370102", "year=2026", "stage=primary", "revision=1", "outcome=zero-proof", "previousOutcome=",
            "group=property-and-household", "final=True",
        ]);
    }

    [Fact]
    public async Task Each_revision_tells_what_it_replaces()
    {
        await EndpointAsync();
        var opened = Samples.New();
        await _store.OpenAsync(opened, default);
        var first = new Advance { Id = Guid.CreateVersion7(Now), Verification = opened.Verification, ChangedPulls = [], NewRevision = Samples.Revision(outcome: Outcome.Pending, final: false), KeepLeaseUntil = Now + Lease };
        (await _store.SaveAdvanceAsync(first, default)).ShouldBe(AdvanceResult.Saved);
        (await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Now), Verification = opened.Verification, ChangedPulls = [], NewRevision = Samples.Revision(2) }, default)).ShouldBe(AdvanceResult.Saved);

        var data = (await AllAsync()).OrderBy(d => d.EventId, StringComparer.Ordinal).Select(d => JsonDocument.Parse(d.Data).RootElement).ToList();
        data.Select(d => (d.GetProperty("previousOutcome").GetString(), d.GetProperty("outcome").GetString())).ShouldBe([(null, "pending"), ("pending", "zero-proof")]);
    }

    [Fact]
    public async Task A_refused_advance_tells_nobody()
    {
        await EndpointAsync();
        var opened = Samples.New();
        await _store.OpenAsync(opened, default);
        var late = opened.Verification with { LeaseToken = Guid.CreateVersion7(Now) };
        (await _store.SaveAdvanceAsync(Samples.Finish(late), default)).ShouldBe(AdvanceResult.LeaseLost);
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_advance_without_a_revision_tells_nobody()
    {
        await EndpointAsync();
        var opened = Samples.New();
        await _store.OpenAsync(opened, default);
        (await _store.SaveAdvanceAsync(new Advance { Id = Guid.CreateVersion7(Now), Verification = opened.Verification, ChangedPulls = [Samples.Household(opened.Verification)] }, default)).ShouldBe(AdvanceResult.Saved);
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shared_commit_tells_each_of_its_revisions()
    {
        await EndpointAsync();
        var opened = Enumerable.Range(0, 40).Select(i => Samples.New(key: $"k-{i}")).ToArray();
        await Task.WhenAll(opened.Select(o => _store.OpenAsync(o, default)));
        await Task.WhenAll(opened.Select(o => _store.SaveAdvanceAsync(Samples.Finish(o.Verification), default)));
        (await AllAsync()).Select(d => d.Subject).ShouldBe(opened.Select(o => o.Verification.Id.ToString()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_paused_endpoint_misses_nothing_and_a_deleted_one_gets_nothing()
    {
        var paused = await EndpointAsync();
        var deleted = await EndpointAsync(url: "https://b.example.test/");
        await Endpoints.PauseAsync(paused.Id, null, DivisionScope.All, PauseReason.Operator, Now, null, default);
        (await Endpoints.DeleteAsync(deleted.Id, "lixia", DivisionScope.All, Now, null, default)).ShouldBeTrue();
        var opened = Samples.New();
        await _store.OpenAsync(opened, default);
        await _store.SaveAdvanceAsync(Samples.Finish(opened.Verification), default);
        (await AllAsync()).ShouldHaveSingleItem().Endpoint.Id.ShouldBe(paused.Id);
        (await ClaimAsync(Now.AddHours(1))).ShouldBeEmpty();
        await Endpoints.ResumeAsync(paused.Id, "lixia", DivisionScope.All, Now.AddHours(1), null, default);
        (await ClaimAsync(Now.AddHours(1))).ShouldHaveSingleItem();
    }
}
