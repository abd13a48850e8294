using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <summary>A caller's wish to have a revision of what is known so far, answered once; unasked, as soon as nothing under way can change the verdict.</summary>
internal sealed class ProgressRequest
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Case> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => _asked.Task;
    public Task<Case> Answered => _answered.Task;
    public bool IsAnswered => _answered.Task.IsCompleted;

    /// <summary>Asked for and not yet answered.</summary>
    public bool IsAsked => _asked.Task.IsCompleted && !IsAnswered;

    public void Ask() => _asked.TrySetResult();

    public void Answer(Case verification) => _answered.TrySetResult(verification);
}
