using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>
/// The quota of one attempt: a permit for each HTTP call, whatever makes the call necessary. The first is taken ahead, before breaker
/// and timeout; the others when their call is made. Not for concurrent use: an attempt makes its calls one after the other.
/// </summary>
/// <param name="weight">What each call counts of the day's quota.</param>
/// <param name="giveUpAt">No permit is waited for beyond it.</param>
internal sealed class Permits(QuotaGate quota, Lane lane, int weight, DateTimeOffset giveUpAt)
{
    private bool _hasOne;

    public DateTimeOffset GiveUpAt { get; set; } = giveUpAt;

    /// <summary>A call of the attempt was not made for want of quota.</summary>
    public bool WereRefused { get; private set; }

    /// <summary>Takes the first call's permit.</summary>
    /// <returns>Null, or the failure: throttled until more may be had.</returns>
    public async ValueTask<PullFailure?> TakeAheadAsync(CancellationToken cancellationToken)
    {
        var refused = await TakeAsync(cancellationToken).ConfigureAwait(false);
        _hasOne = refused is null;
        return refused;
    }

    /// <summary>Takes a permit for the call that is about to be made.</summary>
    /// <inheritdoc cref="TakeAheadAsync" path="/returns"/>
    public async ValueTask<PullFailure?> TakeAsync(CancellationToken cancellationToken)
    {
        if (_hasOne)
        {
            _hasOne = false;
            return null;
        }

        if (await quota.TakeAsync(lane, weight, GiveUpAt, cancellationToken).ConfigureAwait(false) is not { } retryAt)
        {
            return null;
        }

        WereRefused = true;
        return new PullFailure(
            ErrorClass.Throttled, "quota", $"the quota of the source (Quota:PerSecond, Quota:PerDay) is used up; {FailureAdvice.AskedAgain}", retryAt);
    }
}
