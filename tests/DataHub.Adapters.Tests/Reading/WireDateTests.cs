using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Tests.Reading;

public sealed class WireDateTests
{
    private static readonly DateOnly Day = new(2026, 5, 9);

    [Fact]
    public void Reads_the_formats_of_the_handbook()
    {
        WireDate.Compact("20260509", "f").ShouldBe(Day);
        WireDate.Dashed("2026-05-09", "f").ShouldBe(Day);
        WireDate.Slashed("2026/05/09", "f").ShouldBe(Day);
        WireDate.DayOfSeconds("2026-05-09 23:59:59", "f").ShouldBe(Day);
        WireDate.DayOfMinutes("2026-05-09 08:31", "f").ShouldBe(Day);
        WireDate.Offset("2026-05-09T00:00:00+08:00", "f").ShouldBe(new DateTimeOffset(2026, 5, 8, 16, 0, 0, TimeSpan.Zero));
        WireDate.OrNull("", "f", WireDate.Compact).ShouldBeNull();
        WireDate.TryMoment("2026-05-09 02:00:00").ShouldBe(new DateTimeOffset(2026, 5, 8, 18, 0, 0, TimeSpan.Zero));
        WireDate.TryMoment("soon").ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-5-9")]
    [InlineData("20260230")]
    [InlineData("2026-05-09T00:00:00")]
    [InlineData(" 20260509")]
    [InlineData("２０２６０５０９")]
    [InlineData("")]
    public void Anything_else_is_drift_naming_the_field(string text)
    {
        foreach (var read in new Func<string, string, object>[]
        {
            (t, f) => WireDate.Compact(t, f), (t, f) => WireDate.Dashed(t, f), (t, f) => WireDate.Slashed(t, f),
            (t, f) => WireDate.DayOfSeconds(t, f), (t, f) => WireDate.DayOfMinutes(t, f), (t, f) => WireDate.Offset(t, f),
        })
        {
            Should.Throw<DriftException>(() => read(text, "data.CSRQ")).Field.ShouldBe("data.CSRQ");
        }
    }
}
