using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>What a source asked for: not to be called before a time. Until then calls are answered as it answered, without being made.</summary>
internal sealed class Hold(TimeProvider time)
{
    private volatile PullFailure? _failure;

    public PullFailure? Current =>
        _failure is { NotBefore: { } until } failure && until > time.GetUtcNow() ? failure : null;

    public void Note(PullFailure? failure)
    {
        if (failure is { Class: ErrorClass.Throttled or ErrorClass.Outage, NotBefore: { } until }
            && (_failure is not { NotBefore: { } known } || until > known))
        {
            _failure = failure;
        }
    }

    public void Clear() => _failure = null;
}
