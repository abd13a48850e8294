using DataHub.Core.Items;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>An alternative made ready: checks bound and in the order of judging. Equal ones of several groups are one.</summary>
internal sealed record AlternativePlan
{
    public required string Id { get; init; }
    public required string? Paper { get; init; }
    public required Claim Claim { get; init; }

    /// <summary>Selectors, then rules and conditions, each kind in policy order.</summary>
    public required Check[] Checks { get; init; }
    public required int Selectors { get; init; }

    /// <summary>Every parent must have a record that holds (<c>permit.both</c>).</summary>
    public required bool OfEveryParent { get; init; }

    /// <summary>Grandparents may stand for parents in the household book.</summary>
    public required HouseholdWithGuardian? WithGuardian { get; init; }

    /// <summary>Share that the people whose record it is must reach together; null where any share does.</summary>
    public required Fraction? MinShare { get; init; }

    /// <summary>Position among the policy's distinct alternatives; those of parentage are counted by themselves.</summary>
    public required int Index { get; init; }

    /// <summary>Reason of a requirement that it meets.</summary>
    public required string MetReason { get; init; }
}

/// <summary>A requirement made ready. Equal ones of several groups are one.</summary>
internal sealed record RequirementPlan
{
    public required string Id { get; init; }
    public required AlternativePlan[] Alternatives { get; init; }

    /// <summary>Papers that serve as well as each alternative's own, at the alternative's position.</summary>
    public required string[][] OrElse { get; init; }

    /// <summary>Position among the policy's distinct requirements.</summary>
    public required int Index { get; init; }

    /// <summary>Position among those of parentage, if it is one.</summary>
    public required int ParentageIndex { get; init; }

    /// <summary>Its alternative by the household book, the only one that shows a grandparent.</summary>
    public required AlternativePlan? HouseholdRelation { get; init; }

    public required bool IsParentage { get; init; }
}

internal sealed record GroupPlan
{
    public required string Id { get; init; }
    public required RequirementPlan[] Requirements { get; init; }

    /// <summary>Positions of the defining requirements.</summary>
    public required int[] Defining { get; init; }
}
