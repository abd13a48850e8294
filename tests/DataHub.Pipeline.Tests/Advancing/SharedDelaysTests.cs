using CsCheck;
using DataHub.Pipeline.Advancing;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class SharedDelaysTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void A_wait_ends_neither_before_its_time_nor_later_than_half_as_long_again() =>
        Gen.Int[0, 100_000].Sample(offset =>
        {
            var time = new TestTime(Start);
            time.Advance(TimeSpan.FromTicks(offset));
            var wait = new SharedDelays(time).Of(Grace);

            time.Advance(Grace - TimeSpan.FromMilliseconds(1));
            wait.IsCompleted.ShouldBeFalse();

            time.Advance(TimeSpan.FromMilliseconds(1) + (Grace / 2) + TimeSpan.FromMilliseconds(1));
            wait.IsCompleted.ShouldBeTrue();
        });

    [Fact]
    public void Waits_that_begin_close_together_share_a_timer_and_later_ones_do_not()
    {
        var time = new TestTime(Start);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var delays = new SharedDelays(time);
        var first = delays.Of(Grace);

        time.Advance(TimeSpan.FromMilliseconds(8));
        delays.Of(Grace).ShouldBeSameAs(first);
        delays.Of(Grace * 2).ShouldNotBeSameAs(first, "another length is another wait");

        time.Advance(TimeSpan.FromMilliseconds(2));
        delays.Of(Grace).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void A_wait_that_is_over_is_not_given_out_again()
    {
        var time = new TestTime(Start);
        var delays = new SharedDelays(time);
        delays.Of(Grace);
        time.Advance(Grace);

        delays.Of(Grace).IsCompleted.ShouldBeFalse();
    }
}
