using System.Globalization;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>Makes business calls of the gateway: signs, renews the secret and repeats once on <c>E-110</c>, tells answers from refusals.</summary>
public sealed class GatewayCaller
{
    /// <summary>Format of a raw answer that is the whole envelope.</summary>
    public const string EnvelopeFormat = "envelope";

    private const string SecretExpired = "E-110";

    private readonly GatewaySessions _sessions;
    private readonly SerialNumbers _serials;
    private readonly TimeProvider _time;

    internal GatewayCaller(GatewaySessions sessions, SerialNumbers serials, TimeProvider time) =>
        (_sessions, _serials, _time) = (sessions, serials, time);

    /// <summary>One question: the envelope as it came, or the failure that its code stands for.</summary>
    public async ValueTask<Fetched> CallAsync<TApi, TOptions, TQuery>(
        Attempt<TApi, TOptions> attempt, string rid, TQuery query, CancellationToken cancellationToken)
        where TApi : class, IGatewayApi<TQuery>
        where TOptions : GatewayOptions
    {
        var (options, division) = (attempt.Options, attempt.Context.Division);
        var session = _sessions.For(options);
        var (secret, failure) = await session.GetAsync(cancellationToken).ConfigureAwait(false);
        for (var repeated = false; failure is null; repeated = true)
        {
            var serial = await _serials.NextAsync(options.Sid, division, cancellationToken).ConfigureAwait(false);
            var request = new GatewayRequest<TQuery>(query, new GatewayUser(division, options.UserName, options.Reason, serial));
            var rtime = _time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var sign = GatewaySignature.Sign(secret!.Key, options.Sid, rid, rtime);
            var answer = await attempt.SendAsync((api, token) => api.AskAsync(request, rid, options.Sid, rtime, sign, token), cancellationToken).ConfigureAwait(false);
            failure = Judge(answer, attempt.Codes);
            if (failure is null)
            {
                return Fetched.Answered(EnvelopeFormat, answer.Body);
            }

            if (failure.Code == SecretExpired && !repeated)
            {
                (secret, failure) = await session.RenewAsync(secret, cancellationToken).ConfigureAwait(false);
            }
        }

        return Fetched.Failed(failure);
    }

    private PullFailure? Judge(HttpAnswer answer, CodeTable codes)
    {
        if (answer.Refusal(codes) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var envelope = GatewayEnvelope.Read(answer.Body);
            return envelope.Code == GatewayEnvelope.Answered ? null : codes.Failure(envelope.Code, "code", NotBefore(envelope));
        }
        catch (DriftException drift)
        {
            return drift.ToFailure();
        }
    }

    /// <summary>A refusal may say when to come back; a notice that cannot be read is no reason to fail otherwise.</summary>
    private DateTimeOffset? NotBefore(GatewayEnvelope envelope)
    {
        if (envelope.Data.IsEmpty || WireJson.TryRead(envelope.Data, GatewayWire.Default.GatewayNotice) is not { } notice)
        {
            return null;
        }

        return notice.RetryAfter is > 0 and <= 86_400 and var seconds ? _time.GetUtcNow().AddSeconds(seconds) : WireDate.TryMoment(notice.Until);
    }
}
