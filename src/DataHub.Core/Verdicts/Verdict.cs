using DataHub.Core.Items;

namespace DataHub.Core.Verdicts;

/// <summary>
/// What a decision answers: codes and facts. Sentences are rendered from them on demand, so that a verdict stays small,
/// and the same in every language.
/// </summary>
public sealed record Verdict
{
    public required Outcome Outcome { get; init; }

    /// <summary>Null when no group fits.</summary>
    public string? Group { get; init; }

    /// <summary>Of the verdict's group, <c>age</c> first; <c>age</c> alone where there is no group.</summary>
    public required IReadOnlyList<RequirementResult> Requirements { get; init; }
    public required IReadOnlyList<Paper> Papers { get; init; }

    /// <summary>Every group of the policy in its order.</summary>
    public required IReadOnlyList<GroupResult> Groups { get; init; }
    public required Ordering Ordering { get; init; }

    /// <summary>Homes that the verdict rests on or could rest on: the parent's choices.</summary>
    public IReadOnlyList<HomeChoice> Homes { get; init; } = [];
}

/// <param name="Papers">What the group lacks, at most five; only where the outcome is paper-required.</param>
public sealed record GroupResult(string Id, Outcome Outcome, IReadOnlyList<Paper> Papers, IReadOnlyList<RequirementResult> Requirements);

/// <param name="Requirement">The requirement that it would meet.</param>
/// <param name="Material">One of the eleven paper ids.</param>
/// <param name="OrElse">Equally good materials.</param>
/// <param name="Reason">Reason code of the requirement.</param>
public sealed record Paper(string Requirement, string Material, IReadOnlyList<string> OrElse, string Reason);

public sealed record RequirementResult
{
    public required string Id { get; init; }
    public required RequirementStatus Status { get; init; }

    /// <summary>Material asked for; null when none is.</summary>
    public string? Paper { get; init; }

    /// <summary>Kebab-case code of the reported alternative's decisive check.</summary>
    public required string Reason { get; init; }

    /// <summary>The alternative that the status is reported from; null when none was needed.</summary>
    public string? Reported { get; init; }
    public required IReadOnlyList<AlternativeResult> Alternatives { get; init; }
    public Counterfactual? Counterfactual { get; init; }
}

public sealed record AlternativeResult(string Id, RequirementStatus Status, string? Paper, IReadOnlyList<CheckResult> Checks);

/// <param name="Reason">Kebab-case code; a sentence in Chinese and English exists for each.</param>
public sealed record CheckResult(string Check, CheckOutcome Outcome, string Reason, IReadOnlyList<Fact> Facts, Counterfactual? Counterfactual = null);

/// <summary>A value that a check used, and the record it came from.</summary>
/// <param name="Value">As shown to a caller who may see it; masked for others.</param>
/// <param name="Personal">The value is a person's data (a name, number or address), to be masked.</param>
public sealed record Fact(ItemId Item, string Field, string Value, Guid? Pull, bool Personal = false)
{
    public override string ToString() => $"{Item}.{Field}";
}

/// <summary>What would meet a failed threshold.</summary>
/// <param name="Code">Kebab-case, with a sentence in each language (<c>months-reached-on</c>).</param>
/// <param name="Needed">The threshold: a count of months, a share, a date.</param>
/// <param name="Actual">What the data says.</param>
/// <param name="MetOn">The day on which time alone meets it.</param>
/// <param name="ReferenceDate">The day that counts.</param>
public sealed record Counterfactual(string Code, string Needed, string Actual, DateOnly? MetOn = null, DateOnly? ReferenceDate = null);

/// <summary>Dates by which a county may order families, from the records of the verdict.</summary>
public sealed record Ordering(DateOnly? HouseholdMovedIn, DateOnly? PropertyRegistered, DateOnly? PermitFirstIssued);

/// <param name="Item">Title or presale contract.</param>
/// <param name="SeatKey">Key of the seat ledger: the unit number, or the title number where the unit is virtual.</param>
public sealed record HomeChoice(ItemId Item, Guid Pull, string Number, string Address, string? SeatKey)
{
    public override string ToString() => nameof(HomeChoice);
}
