using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Sources;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Webhooks;

/// <summary>A county registers, is told of a verdict, changes its secret, goes away and comes back; an operator looks on.</summary>
public sealed class WebhookJourneyTests(HubWithWebhooks hub) : IClassFixture<HubWithWebhooks>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task What_a_client_does_to_its_own_endpoints_is_in_the_audit()
    {
        var county = await hub.CallerAsync("3713", Scopes.Verify);
        var added = (await (await county.PostJsonAsync("/v1/webhook-endpoints", $$"""{ "url": "{{hub.Receiver.Address}}?token=secret-1" }""")).Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookEndpointBody))!;
        var path = $"/v1/webhook-endpoints/{added.Id}";
        (await county.PostAsync($"{path}/rotate", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await county.PostAsync($"{path}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await county.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await county.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var auditor = await hub.CallerAsync("3713", Scopes.AuditRead);
        var entries = (await auditor.GetFromJsonAsync($"/ops/v1/audit?target={added.Id}", ContractsJson.Wire.AuditListResponse))!.Items;
        entries.Select(e => e.Detail).ShouldBe(["delete", "resume", "rotate", "add"]);
        entries.ShouldAllBe(e => e.Actor == "client-3713" && e.Action == "webhook-change" && e.Division == "3713");
        (await auditor.GetStringAsync("/ops/v1/audit")).ShouldNotContain("secret-1");
    }

    [Fact]
    public async Task A_county_is_told_of_a_verdict_and_misses_nothing_while_it_is_away()
    {
        var county = await hub.CallerAsync("37", Scopes.Verify, Scopes.VerifyRead);
        var operators = await hub.CallerAsync("37", Scopes.OpsRead, Scopes.OpsReplay);
        var registered = await county.PostJsonAsync("/v1/webhook-endpoints", $$"""{ "url": "{{hub.Receiver.Address}}?token=abc", "events": ["verification.revised"] }""");
        registered.StatusCode.ShouldBe(HttpStatusCode.Created, await registered.Content.ReadAsStringAsync());
        var endpoint = (await registered.Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookEndpointBody))!;
        registered.Headers.Location!.ToString().ShouldBe($"/v1/webhook-endpoints/{endpoint.Id}");

        var family = NamedFamilies.All[0].Family;
        var client = await hub.ClientAsync();
        var verdict = await client.VerifyAsync(hub.Request(family, "LX-1"), "webhook-1", TimeSpan.FromSeconds(30));
        var told = await hub.Receiver.NextAsync(Patience);
        told.IsSignedWith(endpoint.Secret!).ShouldBeTrue();
        told.ContentType.ShouldBe("application/cloudevents+json; charset=utf-8");
        var cloudEvent = new JsonEventFormatter().DecodeStructuredModeMessage(told.Body, new System.Net.Mime.ContentType(told.ContentType!), null);
        cloudEvent.Id.ShouldBe(told.Id);
        (cloudEvent.Type, cloudEvent.Source!.ToString(), cloudEvent.Subject, cloudEvent.DataContentType).ShouldBe(("verification.revised", "https://hub.example.test/", verdict.Id.ToString(), "application/json"));
        var data = ((JsonElement)cloudEvent.Data!).Deserialize(ContractsJson.Wire.VerificationRevisedData)!;
        data.ShouldBe(new VerificationRevisedData(verdict.Id, "LX-1", verdict.Division, verdict.Year, verdict.Stage, 1, data.Outcome, null, data.Group, data.Final));
        var text = System.Text.Encoding.UTF8.GetString(told.Body);
        text.ShouldNotContain(family.Child.IdNumber);
        text.ShouldNotContain(family.Child.Name);

        // It changes its secret, and goes away for good.
        var rotated = (await (await county.PostAsync($"/v1/webhook-endpoints/{endpoint.Id}/rotate", null)).Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookEndpointBody))!;
        rotated.Secret.ShouldNotBe(endpoint.Secret);
        hub.Receiver.AnswerWith(410);
        await client.VerifyAsync(hub.Request(NamedFamilies.All[1].Family, "LX-2"), "webhook-2", TimeSpan.FromSeconds(30));
        var refused = await hub.Receiver.NextAsync(Patience);
        refused.IsSignedWith(rotated.Secret!).ShouldBeTrue();
        refused.IsSignedWith(endpoint.Secret!).ShouldBeTrue("the overlap");

        // It is told so where its front end looks anyway; nobody else is.
        var notice = await NoticeAsync(county);
        (notice.Code, notice.Subject).ShouldBe(("webhook-paused", endpoint.Id.ToString()));
        notice.Text.Zh.ShouldContain("410");
        var neighbour = await hub.CallerAsync("3702", Scopes.VerifyRead);
        (await neighbour.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Notices.ShouldBeEmpty();

        var due = (await operators.GetFromJsonAsync($"/ops/v1/webhook-deliveries?state=due&endpoint={endpoint.Id}&from=2020-01-01T00:00:00Z", ContractsJson.Wire.WebhookDeliveryListResponse))!.Items.ShouldHaveSingleItem();
        (due.LastStatus, due.LastError, due.Attempts).ShouldBe((410, "http-410", 1));
        due.Url.ShouldEndWith("/hooks?…");
        var detail = (await operators.GetFromJsonAsync($"/ops/v1/webhook-deliveries/{due.Id}", ContractsJson.Wire.WebhookDeliveryDetail))!;
        detail.AttemptLog.ShouldHaveSingleItem().Error.ShouldBe("http-410");

        hub.Receiver.AnswerWith(200);
        (await county.PostAsync($"/v1/webhook-endpoints/{endpoint.Id}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await hub.Receiver.NextAsync(Patience)).Id.ShouldBe(refused.Id);
        (await county.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Notices.ShouldBeEmpty();

        // An operator sends the first again: same id.
        var replayed = await operators.PostJsonAsync("/ops/v1/webhook-deliveries/replay", $$"""{ "filter": { "state": "delivered", "endpoint": "{{endpoint.Id}}", "to": "{{due.CreatedAt:O}}" } }""");
        (await replayed.Content.ReadFromJsonAsync(ContractsJson.Wire.WebhookReplayResponse))!.Replayed.ShouldBe(1);
        (await hub.Receiver.NextAsync(Patience)).Id.ShouldBe(told.Id);

        (await county.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await county.GetFromJsonAsync("/v1/webhook-endpoints", ContractsJson.Wire.WebhookEndpointListResponse))!.Endpoints.ShouldBeEmpty();
    }

    private static async Task<NoticeBody> NoticeAsync(HttpClient county)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            if ((await county.GetFromJsonAsync("/v1/sources", ContractsJson.Wire.SourceListResponse))!.Notices is [var notice])
            {
                return notice;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException("no notice appeared");
    }
}
