using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.OAuth;

/// <summary>Makes calls with a cached access token; on HTTP 401 fetches a new one and repeats once.</summary>
public sealed class OAuthCaller(TimeProvider time)
{
    private readonly ConcurrentDictionary<OAuthOptions, OAuthToken> _tokens = new(ReferenceEqualityComparer.Instance);

    /// <param name="requestToken">Posts the form to the source's token address.</param>
    /// <param name="ask">Makes the call with the value of the <c>Authorization</c> header.</param>
    /// <returns>The answer with whatever status; or the failure of the token's fetch.</returns>
    public async ValueTask<HttpAnswer> CallAsync(
        OAuthOptions options, CodeTable codes,
        Func<HttpContent, CancellationToken, ValueTask<HttpAnswer>> requestToken,
        Func<string, CancellationToken, ValueTask<HttpAnswer>> ask,
        CancellationToken cancellationToken)
    {
        var cache = _tokens.GetOrAdd(options, static _ => new OAuthToken());
        string? stale = null;
        while (true)
        {
            var (header, failure) = await cache.GetAsync(options, codes, requestToken, stale, time, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return HttpAnswer.Failed(failure);
            }

            var answer = await ask(header!, cancellationToken).ConfigureAwait(false);
            if (answer.Status != 401 || stale is not null)
            {
                return answer;
            }

            stale = header;
        }
    }
}

/// <summary>The token of one endpoint; fetched by one caller while the others wait.</summary>
internal sealed class OAuthToken
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _single = new(1);
    private volatile Held? _held;

    /// <param name="stale">A header that the source refused, so that another is needed.</param>
    public async ValueTask<(string? Header, PullFailure? Failure)> GetAsync(
        OAuthOptions options, CodeTable codes, Func<HttpContent, CancellationToken, ValueTask<HttpAnswer>> requestToken, string? stale,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (Good(stale, time) is { } header)
        {
            return (header, null);
        }

        await _single.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Good(stale, time) is { } fetched ? (fetched, null) : await FetchAsync(options, codes, requestToken, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _single.Release();
        }
    }

    private string? Good(string? stale, TimeProvider time) =>
        _held is { } held && held.Header != stale && time.GetUtcNow() < held.GoodUntil ? held.Header : null;

    private async Task<(string? Header, PullFailure? Failure)> FetchAsync(
        OAuthOptions options, CodeTable codes, Func<HttpContent, CancellationToken, ValueTask<HttpAnswer>> requestToken, TimeProvider time,
        CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", options.ClientId), new("client_secret", options.ClientSecret), new("scope", options.Scope),
        ]);
        var answer = await requestToken(form, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is not null || answer.Status != 200)
        {
            return (null, answer.Failure ?? OAuthRefusal.Explain(answer, codes));
        }

        try
        {
            var token = WireJson.Read(answer.Body, OAuthWire.Default.TokenAnswer, "");
            var header = $"Bearer {token.AccessToken}";
            _held = new Held(header, time.GetUtcNow().AddSeconds(token.ExpiresIn) - Margin);
            return (header, null);
        }
        catch (DriftException drift)
        {
            return (null, drift.ToFailure());
        }
    }

    private sealed record Held(string Header, DateTimeOffset GoodUntil);
}

internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")] public required string AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")] public required int ExpiresIn { get; init; }

    public override string ToString() => nameof(TokenAnswer);
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class OAuthWire : JsonSerializerContext;
