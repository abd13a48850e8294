namespace DataHub.Core.Ports;

/// <summary>The season's time: Beijing's today, or a fixed day of made-up data (with the real time of day).</summary>
public interface ISeasonClock
{
    DateOnly Today { get; }

    /// <summary>For deadlines; equals the real time unless the season day is fixed.</summary>
    DateTimeOffset Now { get; }
}
