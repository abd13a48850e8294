using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>A clock that moves only when told to, and says when somebody has begun to wait.</summary>
public sealed class TestTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();

    public Task WaitOf(TimeSpan time) => Of(time).Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>The next wait of this length is meant, not one that was.</summary>
    public void Forget(TimeSpan time) => _waits.TryRemove(time, out _);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        return timer;
    }

    private TaskCompletionSource Of(TimeSpan time) => _waits.GetOrAdd(time, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
