using System.Text.Json.Serialization;
using Refit;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>The one business call of the gateway; an adapter's own interface closes it over its query.</summary>
public interface IGatewayApi<TQuery>
{
    [Post("/gateway/httpproxy")]
    Task<HttpResponseMessage> AskAsync(
        [Body] GatewayRequest<TQuery> request,
        [Header("gjgxjhpt_rid")] string rid,
        [Header("gjgxjhpt_sid")] string sid,
        [Header("gjgxjhpt_rtime")] string rtime,
        [Header("gjgxjhpt_sign")] string sign,
        CancellationToken cancellationToken);
}

/// <summary>Every business request says, beside the query, who asks and why.</summary>
public sealed record GatewayRequest<TQuery>(
    [property: JsonPropertyName("query")] TQuery Query,
    [property: JsonPropertyName("user")] GatewayUser User)
{
    /// <summary>Never the query: it is a person's data.</summary>
    public override string ToString() => nameof(GatewayRequest<>);
}

/// <param name="Serial">Date (8), division (6), sequence (8): unique per caller and day over all nodes.</param>
public sealed record GatewayUser(
    [property: JsonPropertyName("userDept")] string UserDept,
    [property: JsonPropertyName("userName")] string UserName,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("serial")] string Serial);
