using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using DataHub.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <param name="Status">Null when there was no answer.</param>
/// <param name="Error">Null when it was taken.</param>
/// <param name="NotBefore">The receiver's <c>Retry-After</c>.</param>
internal sealed record SendResult(int? Status, string? Error, DateTimeOffset? NotBefore = null)
{
    public bool Gone => Status == (int)HttpStatusCode.Gone;
}

/// <summary>One try: signed, sent, and only the answer's head is looked at.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, IOptions<WebhookOptions> options, TimeProvider time)
{
    public const string HttpClientName = "webhooks";

    private static readonly ProductInfoHeaderValue Agent = new("DataHub-Webhooks", "1.0");

    public async Task<SendResult> SendAsync(ClaimedDelivery claimed, CancellationToken stopping)
    {
        using var request = Request(claimed);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? new SendResult(status, null) : new SendResult(status, $"http-{status}", NotBefore(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new SendResult(null, "timeout");
        }
        catch (HttpRequestException exception)
        {
            return new SendResult(null, Reason(exception));
        }
    }

    private HttpRequestMessage Request(ClaimedDelivery claimed)
    {
        var body = EventBody.Of(claimed.Delivery, options.Value.Source);
        var now = time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, claimed.Delivery.Endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(EventBody.ContentType, "utf-8");
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Add("webhook-id", claimed.Delivery.EventId);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(claimed.Secrets, claimed.Delivery.EventId, now, body));
        return request;
    }

    private DateTimeOffset? NotBefore(RetryConditionHeaderValue? wish) => wish?.Date ?? (wish?.Delta is { } wait ? time.GetUtcNow() + wait : null);

    private static string Reason(HttpRequestException exception) => exception switch
    {
        { InnerException: PrivateTargetException } => "private-target",
        { InnerException: AuthenticationException } => "tls",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "host-not-found",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "connection-refused",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        _ => "connection-broken",
    };
}
