using DataHub.Core.Ports;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Season;

/// <inheritdoc cref="ISeasonClock"/>
internal sealed class SeasonClock(TimeProvider time, IOptions<SeasonOptions> options) : ISeasonClock
{
    /// <summary>China has had one time zone without daylight saving since 1991: no time-zone database is needed.</summary>
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private readonly DateOnly? _fixed = options.Value.Today;

    public DateOnly Today => _fixed ?? DateOnly.FromDateTime(Local.DateTime);

    public DateTimeOffset Now => _fixed is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.FromTimeSpan(Local.TimeOfDay)), Beijing) : Local;

    private DateTimeOffset Local => time.GetUtcNow().ToOffset(Beijing);
}
