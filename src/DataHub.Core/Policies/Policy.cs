using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Policies;

[JsonConverter(typeof(KebabEnumConverter<PullStrategy>))]
public enum PullStrategy
{
    /// <summary>In waves, cheapest decisive items first.</summary>
    Frugal,
    /// <summary>All alternatives of the candidate groups at once.</summary>
    Eager,
}

/// <summary>A text for people, Chinese first.</summary>
public sealed record Text(string Zh, string En);

/// <summary>One county's rules for one admission year and stage, as the policy file holds them.</summary>
public sealed record Policy
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    public required string Division { get; init; }
    public required int Year { get; init; }
    public required Stage Stage { get; init; }
    public required Text Title { get; init; }

    /// <summary>The day that the checks' dates compare with.</summary>
    public required DateOnly ReferenceDate { get; init; }

    /// <summary>What is still pending then is treated as not available.</summary>
    public required DateTimeOffset DecisionDeadline { get; init; }
    public PullStrategy Pulls { get; init; } = PullStrategy.Frugal;

    /// <summary>Checks of <c>age</c>, the first requirement of every group, which asks for no paper.</summary>
    public required IReadOnlyList<CheckSpec> Age { get; init; }

    /// <summary>In policy order: the order of preference among equal outcomes.</summary>
    public required IReadOnlyList<GroupSpec> Groups { get; init; }
    // The lists below coalesce because the source-generated reader passes null to init properties that the document leaves out.
    public IReadOnlyList<SchoolDistrict> Districts { get; init => field = value ?? []; } = [];

    /// <summary>Items by which the county orders applicants beyond its places; only the four lawful kinds.</summary>
    public IReadOnlyList<ScoringItem> Scoring { get; init => field = value ?? []; } = [];

    /// <summary>Anything else that the county asks families to bring; prohibited materials are refused.</summary>
    public IReadOnlyList<string> FurtherMaterials { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public PolicyKey Key => new(Division, Year, Stage);
}

public sealed record GroupSpec
{
    public required string Id { get; init; }

    /// <summary>Requirements that make a family a candidate for this group when it claims none.</summary>
    public required IReadOnlyList<string> Defining { get; init; }
    public required IReadOnlyList<RequirementSpec> Requirements { get; init; }
}

/// <summary>Met by any one of its alternatives.</summary>
public sealed record RequirementSpec
{
    public required string Id { get; init; }

    /// <summary>In policy order: the first with the requirement's status is reported.</summary>
    public required IReadOnlyList<AlternativeSpec> Alternatives { get; init; }
}

/// <summary>Passes when all its checks do, on one and the same record.</summary>
public sealed record AlternativeSpec
{
    public required string Id { get; init; }

    /// <summary>The paper that it falls back to; null for one that has none (no home owned).</summary>
    public string? Paper { get; init; }
    public required IReadOnlyList<CheckSpec> Checks { get; init; }
}

/// <summary>A check by name, with its parameters beside the name: <c>{ "check": "permit.months", "months": 12 }</c>.</summary>
public sealed record CheckSpec
{
    public required string Check { get; init; }

    /// <summary>Settable because the source generator binds <c>init</c> properties as constructor parameters, which extension data may not be.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Parameters { get; set; } = [];
}

/// <param name="Item"><c>household-type</c>, <c>residence</c>, <c>employment</c> or <c>property-type</c>.</param>
public sealed record ScoringItem(string Item, int Points);
