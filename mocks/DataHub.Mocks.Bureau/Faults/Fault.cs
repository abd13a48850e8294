namespace DataHub.Mocks.Bureau.Faults;

/// <summary>One fault of one item: what goes wrong, and which calls it hits.</summary>
public sealed record Fault
{
    /// <summary>Item id, such as <c>property-title</c>.</summary>
    public required string Item { get; init; }
    public required FaultKind Kind { get; init; }
    /// <summary>For <see cref="FaultKind.Code"/>: one of <see cref="FaultCodes.Of"/>.</summary>
    public string? Code { get; init; }
    /// <summary>End of an outage; it ends by itself then.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>What a quota refusal tells the caller to wait, in seconds.</summary>
    public int RetryAfter { get; init; } = 1;
    /// <summary>Which quota <c>E-429</c> names: <c>second</c> or <c>day</c>.</summary>
    public string Scope { get; init; } = "second";
    /// <summary>The field a drift touches; the item's <see cref="BureauItem.DriftField"/> when null.</summary>
    public string? Field { get; init; }
    /// <summary>Added to the answer's latency, whatever the kind.</summary>
    public TimeSpan Delay { get; init; }
    /// <summary>Share of the calls hit, above 0 and at most 1.</summary>
    public double Share { get; init; } = 1;
    /// <summary>After so many hits the fault is over; null: never.</summary>
    public int? Times { get; init; }
    /// <summary>Only calls that ask for one of these id (or document) numbers; null: all.</summary>
    public IReadOnlyList<string>? IdNumbers { get; init; }
}
