using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<InsuranceKind>))]
public enum InsuranceKind { EmployeePension = 110, FlexiblePension = 150, Unemployment = 210, Medical = 310, WorkInjury = 410 }

[JsonConverter(typeof(KebabEnumConverter<ContributionState>))]
public enum ContributionState { Paid, Owed, PaidLater }

/// <summary>One month of one insurance.</summary>
/// <param name="Division">GB/T 2260 code of the insuring office.</param>
public readonly record struct Contribution(YearMonth Month, InsuranceKind Kind, ContributionState State, string Division)
{
    public override string ToString() => nameof(Contribution);
}

/// <summary>A person's contributions (社会保险) in the period asked for; known to the office, possibly without a month.</summary>
public sealed record SocialInsuranceRecord : SourceRecord
{
    public required string IdNumber { get; init; }
    public required string Name { get; init; }
    public required YearMonth From { get; init; }
    public required YearMonth To { get; init; }
    public required IReadOnlyList<Contribution> Contributions { get; init; }
}
