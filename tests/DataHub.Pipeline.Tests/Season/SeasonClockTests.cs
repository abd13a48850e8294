using DataHub.Core.Ports;
using DataHub.Pipeline.Season;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Pipeline.Tests.Season;

public sealed class SeasonClockTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 7, 19, 17, 30, 0, TimeSpan.Zero));

    [Fact]
    public void Today_is_beijings_day() => Clock(null).Today.ShouldBe(new DateOnly(2026, 7, 20));

    [Fact]
    public void A_fixed_season_day_keeps_the_time_of_day()
    {
        var clock = Clock(new DateOnly(2026, 6, 10));
        clock.Today.ShouldBe(new DateOnly(2026, 6, 10));
        clock.Now.ShouldBe(new DateTimeOffset(2026, 6, 10, 1, 30, 0, TimeSpan.FromHours(8)));
    }

    private ISeasonClock Clock(DateOnly? day) => new SeasonClock(_time, Options.Create(new SeasonOptions { Today = day }));
}
