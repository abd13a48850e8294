namespace DataHub.Mocks.Bureau.Calls;

/// <summary>Calls of one item, as its quota counts them: a batch of n is 1 for the second and n for the day.</summary>
/// <param name="Total">Since the start.</param>
/// <param name="Today">Of this Beijing day.</param>
/// <param name="ThisSecond">Of the second that runs.</param>
/// <param name="PeakSecond">The busiest second so far.</param>
/// <param name="Refused">Calls that the quota refused (they are counted all the same).</param>
public sealed record CallCount(long Total, long Today, int ThisSecond, int PeakSecond, long Refused);
