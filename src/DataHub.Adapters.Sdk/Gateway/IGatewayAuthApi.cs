using System.Text.Json.Serialization;
using Refit;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>Refresh of the short-lived secret: one a minute and caller.</summary>
internal interface IGatewayAuthApi
{
    [Post("/gateway/sysapi/auth/refreshappsecret")]
    Task<HttpResponseMessage> RefreshAsync([Body] RefreshRequest request, CancellationToken cancellationToken);
}

internal sealed record RefreshRequest(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("rid")] string Rid,
    [property: JsonPropertyName("rtime")] string Rtime,
    [property: JsonPropertyName("sign")] string Sign);

/// <param name="Secret">Base64 of IV (16 bytes) and AES-256-CBC ciphertext under the caller's key.</param>
/// <param name="SecretEndTime">Unix milliseconds.</param>
internal sealed record RefreshedSecret
{
    [JsonPropertyName("secret")]
    public required string Secret { get; init; }

    [JsonPropertyName("secretEndTime")]
    public required long SecretEndTime { get; init; }
}

/// <summary>What a refusal may say beside its code; a courtesy, so read leniently.</summary>
internal sealed record GatewayNotice
{
    /// <summary>End of a maintenance, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    [JsonPropertyName("until")]
    public string? Until { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("retryAfter")]
    public int? RetryAfter { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RefreshedSecret))]
[JsonSerializable(typeof(GatewayNotice))]
internal sealed partial class GatewayWire : JsonSerializerContext;
