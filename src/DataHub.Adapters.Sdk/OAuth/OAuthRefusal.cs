using System.Collections.Frozen;
using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.OAuth;

/// <summary>Why the token address gave no token. No question was asked yet, so that it never means <c>rejected</c>: repeating the question cannot mend it.</summary>
internal static class OAuthRefusal
{
    /// <summary>RFC 6749, 5.2.</summary>
    private static readonly FrozenDictionary<string, (ErrorClass Class, string Advice)> Known = new Dictionary<string, (ErrorClass, string)>
    {
        ["invalid_client"] = (ErrorClass.Authorisation, "ClientId or ClientSecret is wrong or withdrawn, compare both with what the department gave"),
        ["unauthorized_client"] = (ErrorClass.Authorisation, "the client may not fetch tokens by client credentials, ask the department to allow it"),
        ["invalid_grant"] = (ErrorClass.Authorisation, "the client's grant ended or was withdrawn, ask the department to renew it"),
        ["invalid_scope"] = (ErrorClass.Configuration, "the configured Scope is not granted to the client, correct it or ask the department for it"),
        ["unsupported_grant_type"] = (ErrorClass.Configuration, "the address does not take client credentials, check BaseAddress"),
        ["invalid_request"] = (ErrorClass.Configuration, "the request for a token is not as the source wants it, check ClientId, Scope and BaseAddress"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static PullFailure Explain(HttpAnswer answer, CodeTable codes)
    {
        if (answer.Status is not (400 or 401 or 403))
        {
            return codes.HttpFailure(answer.Status, answer.RetryAt);
        }

        // The words beside the code are the source's own: they are not repeated, and neither is a code of no table.
        var error = WireJson.TryRead(answer.Body, OAuthRefusalWire.Default.TokenRefusal)?.Error;
        var (code, (errorClass, advice)) = error is not null && Known.TryGetValue(error, out var known)
            ? (error, known)
            : ("token-refused", (answer.Status == 400 ? ErrorClass.Configuration : ErrorClass.Authorisation, "it gave no known reason, check ClientId, ClientSecret, Scope and BaseAddress"));
        return new PullFailure(codes[code] ?? errorClass, code, $"the source gave no access token (HTTP {answer.Status}): {advice}");
    }
}

internal sealed record TokenRefusal
{
    [JsonPropertyName("error")] public required string Error { get; init; }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TokenRefusal))]
internal sealed partial class OAuthRefusalWire : JsonSerializerContext;
