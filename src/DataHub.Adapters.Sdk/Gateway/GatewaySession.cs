using System.Globalization;
using System.Text;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Logging;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>
/// The short-lived secret of one caller. The gateway allows one refresh a minute and caller, so the nodes share the secret: each reads
/// the stored one first, one takes the turn to refresh, the others wait for what it stores. The old secret is honoured for 60 s, so
/// a node that still holds it meets <c>E-110</c> at most once.
/// </summary>
internal sealed partial class GatewaySession(
    GatewayOptions options, CodeTable codes, IGatewayAuthApi api, ISharedSecrets shared, string node, TimeProvider time, ILogger logger)
{
    /// <summary>Renewed this long before its end, so that no call carries one that ends on its way.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly string _name = $"gateway:{options.BaseAddress!.Authority}:{options.Sid}";
    private readonly SemaphoreSlim _single = new(1);
    private volatile GatewaySecret? _current;

    /// <summary>The secret to sign with. Without I/O while it is good.</summary>
    public ValueTask<(GatewaySecret? Secret, PullFailure? Failure)> GetAsync(CancellationToken cancellationToken) =>
        _current is { } secret && IsGood(secret.Shared)
            ? ValueTask.FromResult<(GatewaySecret?, PullFailure?)>((secret, null))
            : new(RenewAsync(_current, cancellationToken));

    /// <summary>A secret other than <paramref name="seen"/>, which the gateway no longer takes.</summary>
    public async Task<(GatewaySecret? Secret, PullFailure? Failure)> RenewAsync(GatewaySecret? seen, CancellationToken cancellationToken)
    {
        await _single.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } current && current != seen && IsGood(current.Shared))
            {
                return (current, null);
            }

            var stored = await shared.ReadAsync(_name, cancellationToken).ConfigureAwait(false);
            return stored is not null && stored.Version != seen?.Shared.Version && IsGood(stored)
                ? (Keep(stored), null)
                : await RefreshInTurnAsync(stored?.Version ?? 0, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _single.Release();
        }
    }

    private async Task<(GatewaySecret? Secret, PullFailure? Failure)> RefreshInTurnAsync(long seenVersion, CancellationToken cancellationToken)
    {
        var giveUp = time.GetUtcNow() + Turn;
        while (time.GetUtcNow() < giveUp)
        {
            if (await shared.TryBeginRefreshAsync(_name, seenVersion, node, time.GetUtcNow(), Turn, cancellationToken).ConfigureAwait(false))
            {
                return await RefreshAsync(seenVersion, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
            var stored = await shared.ReadAsync(_name, cancellationToken).ConfigureAwait(false);
            if (stored is not null && stored.Version != seenVersion)
            {
                return (Keep(stored), null);
            }
        }

        return (null, new PullFailure(ErrorClass.Transient, "secret-refresh", $"another node refreshes the gateway secret and did not finish; {FailureAdvice.AskedAgain}"));
    }

    private async Task<(GatewaySecret? Secret, PullFailure? Failure)> RefreshAsync(long seenVersion, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rtime = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = GatewaySignature.Sign(Encoding.UTF8.GetBytes(options.AppKey), options.Sid, options.RefreshRid, rtime);
        var answer = await HttpAnswer.ReadAsync(
            api.RefreshAsync(new RefreshRequest(options.Sid, options.RefreshRid, rtime, sign), cancellationToken), options.MaxResponseBytes, time, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Refusal(codes) is { } refusal)
        {
            return (null, refusal);
        }

        try
        {
            var envelope = GatewayEnvelope.Read(answer.Body, business: false);
            if (envelope.Code == "E-111")
            {
                // Somebody refreshed within the minute: a node whose turn ran out may have stored it since.
                var stored = await shared.ReadAsync(_name, cancellationToken).ConfigureAwait(false);
                return stored is not null && stored.Version != seenVersion && IsGood(stored)
                    ? (Keep(stored), null)
                    : (null, codes.Failure(envelope.Code, "code", now.AddMinutes(1)));
            }

            if (envelope.Code != GatewayEnvelope.Answered)
            {
                return (null, codes.Failure(envelope.Code, "code"));
            }

            var refreshed = WireJson.Read(envelope.Data, GatewayWire.Default.RefreshedSecret, "data");
            var secret = GatewaySignature.DecryptSecret(refreshed.Secret, options.AppKey)
                ?? throw new DriftException("undecryptable", "data.secret", "the secret cannot be decrypted with the configured AppKey; compare it with the gateway's");
            var expires = DateTimeOffset.FromUnixTimeMilliseconds(refreshed.SecretEndTime);
            var kept = await shared.CompleteRefreshAsync(_name, node, secret, now, expires, cancellationToken).ConfigureAwait(false);
            Log.Refreshed(logger, options.Sid, kept.Version, kept.ExpiresAt);
            return (Keep(kept), null);
        }
        catch (DriftException drift)
        {
            return (null, drift.ToFailure());
        }
    }

    private GatewaySecret Keep(SharedSecret stored) => _current = new GatewaySecret(stored, Encoding.UTF8.GetBytes(stored.Value));

    private bool IsGood(SharedSecret secret) => time.GetUtcNow() < secret.ExpiresAt - Margin;

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Information, "Gateway secret of {Sid} refreshed: version {Version}, good until {ExpiresAt}")]
        public static partial void Refreshed(ILogger logger, string sid, long version, DateTimeOffset expiresAt);
    }
}

/// <param name="Key">UTF-8 bytes of the secret.</param>
internal sealed record GatewaySecret(SharedSecret Shared, byte[] Key)
{
    public override string ToString() => Shared.ToString();
}
