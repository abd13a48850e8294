namespace DataHub.Pipeline.Season;

/// <summary>Section <c>Season</c>.</summary>
public sealed class SeasonOptions
{
    public const string Section = "Season";

    /// <summary>Fixes the season's day so that made-up data keeps its meaning; null in production: today in Beijing.</summary>
    public DateOnly? Today { get; set; }
}
