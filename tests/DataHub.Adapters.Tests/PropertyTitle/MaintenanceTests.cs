using System.Globalization;
using DataHub.Adapters.PropertyTitle;

namespace DataHub.Adapters.Tests.PropertyTitle;

public sealed class MaintenanceTests
{
    [Theory]
    [InlineData("2026-06-10T00:30:00+08:00", "2026-06-10T02:00:00+08:00")]
    [InlineData("2026-06-09T17:15:00Z", "2026-06-10T02:00:00+08:00")]
    [InlineData("2026-06-10T01:59:59+08:00", "2026-06-10T02:00:00+08:00")]
    [InlineData("2026-06-10T02:00:00+08:00", null)]
    [InlineData("2026-06-10T00:29:59+08:00", null)]
    [InlineData("2026-06-10T01:00:00Z", null)]
    public void Ends_at_two_in_Beijing(string now, string? end) => new PropertyTitleOptions().MaintenanceEnd(At(now)).ShouldBe(end is null ? null : At(end));

    [Theory]
    [InlineData("2026-06-10T23:30:00+08:00", "2026-06-11T01:00:00+08:00")]
    [InlineData("2026-06-11T00:30:00+08:00", "2026-06-11T01:00:00+08:00")]
    [InlineData("2026-06-11T01:00:00+08:00", null)]
    public void May_run_over_midnight(string now, string? end) =>
        new PropertyTitleOptions { MaintenanceFrom = new(23, 0), MaintenanceUntil = new(1, 0) }.MaintenanceEnd(At(now)).ShouldBe(end is null ? null : At(end));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
