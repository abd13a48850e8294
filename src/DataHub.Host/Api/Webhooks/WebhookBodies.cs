using DataHub.Contracts.Operations;
using DataHub.Core.Json;
using DataHub.Core.Webhooks;

namespace DataHub.Host.Api.Webhooks;

/// <summary>Endpoints and deliveries as the API shows them.</summary>
internal static class WebhookBodies
{
    /// <param name="secret">Only where it was just made.</param>
    public static WebhookEndpointBody OwnEndpoint(WebhookEndpoint e, string? secret = null) => new(
        e.Id, e.ClientId, e.Url, e.Events, e.Division, EnumNames<EndpointState>.Of(e.State), e.StateReason is { } reason ? EnumNames<PauseReason>.Of(reason) : null,
        e.StateSince, e.CreatedAt, e.Failures, secret);

    /// <summary>For operators: the address without what may be the receiver's token.</summary>
    public static WebhookEndpointBody Endpoint(WebhookEndpoint e) => OwnEndpoint(e) with { Url = WithoutQuery(e.Url) };

    public static WebhookDeliveryBody Delivery(WebhookDelivery d) => new(
        d.Id, d.Endpoint.Id, d.Endpoint.ClientId, d.Endpoint.Division, WithoutQuery(d.Endpoint.Url), d.EventId, d.Event, d.Subject, EnumNames<DeliveryState>.Of(d.State), d.Attempts,
        d.CreatedAt, d.State == DeliveryState.Due ? d.NextAttemptAt : null, d.SettledAt, d.LastStatus, d.LastError);

    public static WebhookAttemptBody Attempt(DeliveryAttempt a) => new(a.Number, a.At, a.ElapsedMs, a.Status, a.Error, a.Node);

    private static string WithoutQuery(string url) => new Uri(url) is { Query.Length: > 1 } address ? address.GetLeftPart(UriPartial.Path) + "?…" : url;
}
