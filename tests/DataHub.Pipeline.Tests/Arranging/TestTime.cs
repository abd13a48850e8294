using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>A clock that moves only when told to, and says when somebody has begun to wait.</summary>
public sealed class TestTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = new();
    private readonly Channel<TimeSpan> _shortWaits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Short waits in the order in which they were begun: who moves the clock by each, and by nothing else, sees every one end at its time.</summary>
    public ChannelReader<TimeSpan> ShortWaits => _shortWaits.Reader;

    public Task WaitOf(TimeSpan time) => Of(time).Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>The next wait of this length is meant, not one that was.</summary>
    public void Forget(TimeSpan time) => _waits.TryRemove(time, out _);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Of(dueTime).TrySetResult();
        if (dueTime > TimeSpan.Zero && dueTime <= Short)
        {
            _shortWaits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    private TaskCompletionSource Of(TimeSpan time) => _waits.GetOrAdd(time, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
