using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Resilience;

/// <summary>An item that operators have taken out of use, for now: set from outside, looked at before each call.</summary>
internal sealed class Closure
{
    private volatile PullFailure? _answer;

    /// <summary>What calls are answered with; null when they are made.</summary>
    public PullFailure? Answer
    {
        get => _answer;
        set => _answer = value;
    }
}
