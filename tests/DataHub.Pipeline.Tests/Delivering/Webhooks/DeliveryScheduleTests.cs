using DataHub.Pipeline.Delivering.Webhooks;

namespace DataHub.Pipeline.Tests.Delivering.Webhooks;

public sealed class DeliveryScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);

    private readonly DeliverySchedule _schedule = new(new Random(7));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 30)]
    [InlineData(3, 120)]
    [InlineData(8, 21600)]
    [InlineData(500, 21600)]
    public void Waits_grow_and_are_spread(int tries, int seconds)
    {
        var waits = Enumerable.Range(0, 50).Select(_ => (_schedule.Next(tries, Now, null) - Now).TotalSeconds).ToList();
        waits.ShouldAllBe(wait => wait >= seconds * 0.8 && wait <= seconds * 1.2);
        waits.Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_receivers_wish_is_taken_up_to_six_hours()
    {
        _schedule.Next(1, Now, Now.AddMinutes(3)).ShouldBe(Now.AddMinutes(3));
        _schedule.Next(1, Now, Now.AddDays(9)).ShouldBe(Now.AddHours(6));
        _schedule.Next(4, Now, Now.AddSeconds(1)).ShouldBeGreaterThan(Now.AddMinutes(7));
    }

    [Fact]
    public void Three_days_hold_more_than_a_dozen_tries()
    {
        var (at, tries) = (Now, 0);
        while (at < Now.AddDays(3))
        {
            at = _schedule.Next(++tries, at, null);
        }

        tries.ShouldBeInRange(15, 25);
    }
}
