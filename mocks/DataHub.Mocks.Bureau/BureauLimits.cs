namespace DataHub.Mocks.Bureau;

/// <summary>Times that the handbook fixes, to be shortened where a test cannot wait.</summary>
public sealed record BureauLimits
{
    public TimeSpan SecretLife { get; init; } = TimeSpan.FromMinutes(30);
    /// <summary>How long a replaced gateway secret still signs.</summary>
    public TimeSpan OldSecretHonoured { get; init; } = TimeSpan.FromSeconds(60);
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromMinutes(1);
    /// <summary>Allowed difference of the caller's clock at the gateway and the health interface.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);
    /// <summary>Allowed difference of the caller's clock at the housing interfaces.</summary>
    public TimeSpan HousingClockSkew { get; init; } = TimeSpan.FromMinutes(10);
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromSeconds(1800);
    /// <summary>How long an application for preferential treatment runs before it is done.</summary>
    public TimeSpan TicketDelay { get; init; } = TimeSpan.Zero;
    /// <summary>What <c>pollAfterMs</c> tells the caller to wait.</summary>
    public TimeSpan TicketPollAfter { get; init; } = TimeSpan.FromMilliseconds(1);
    public TimeSpan TicketLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Tickets as the real interface treats them: a few seconds of work, polls every two.</summary>
    public static BureauLimits Realistic { get; } = new() { TicketDelay = TimeSpan.FromSeconds(5), TicketPollAfter = TimeSpan.FromSeconds(2) };
}
