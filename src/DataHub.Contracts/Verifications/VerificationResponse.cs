using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Verifications;

/// <summary>One revision of a verification: the verdict, why, and what to do next.</summary>
public sealed record VerificationResponse
{
    public required Guid Id { get; init; }

    [Description("From 1; 0 while nothing is decided yet.")]
    public required int Revision { get; init; }
    public required string Division { get; init; }
    public required int Year { get; init; }
    public required string Stage { get; init; }
    public required int PolicyVersion { get; init; }
    public string? ExternalId { get; init; }

    [AllowedValues(Outcomes.ZeroProof, Outcomes.ProofGiven, Outcomes.Pending, Outcomes.Review, Outcomes.PaperRequired, Outcomes.NotMet)]
    public required string Outcome { get; init; }

    [Description("Null when no group fits.")]
    public string? Group { get; init; }

    [Description("False while a pull that can still change the verdict is running, due or waiting for a retry. Slow ones that cannot are seen through beside it.")]
    public required bool Final { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    [Description("Milliseconds from the request to this revision.")]
    public long? ElapsedMs { get; init; }
    public required IReadOnlyList<RequirementBody> Requirements { get; init; }
    public required IReadOnlyList<PaperBody> Papers { get; init; }
    public required IReadOnlyList<GroupBody> Groups { get; init; }
    public required IReadOnlyList<PullBody> Pulls { get; init; }

    [Description("Paper that an offline desk checked, in force now.")]
    public required IReadOnlyList<AttestationBody> Attestations { get; init; }

    [Description("Only with the scope prefill.read: what the front end shows to the parent for confirmation.")]
    public PrefillBody? Prefill { get; init; }
    public OrderingBody? Ordering { get; init; }

    [Description("SD-JWT, once the revision is final.")]
    public string? Receipt { get; init; }

    public override string ToString() => $"{nameof(VerificationResponse)} {Id}/{Revision} {Outcome}";
}

/// <summary>A text in Chinese and English.</summary>
public sealed record TextBody(string Zh, string En);

public sealed record RequirementBody
{
    public required string Id { get; init; }
    public required string Status { get; init; }

    [Description("Material asked for; null when none is.")]
    public string? Paper { get; init; }
    public required string Reason { get; init; }
    public required TextBody Explanation { get; init; }
    public TextBody? NextStep { get; init; }
    public CounterfactualBody? Counterfactual { get; init; }
    public required IReadOnlyList<AlternativeBody> Alternatives { get; init; }
}

/// <summary>What would meet a failed threshold.</summary>
/// <param name="Needed">The threshold: a count of months, a share, a date.</param>
/// <param name="Actual">What the data says.</param>
/// <param name="MetOn">The day on which time alone meets it.</param>
/// <param name="ReferenceDate">The day that counts.</param>
/// <param name="Text">The same as a sentence.</param>
public sealed record CounterfactualBody(string Code, string Needed, string Actual, DateOnly? MetOn, DateOnly? ReferenceDate, TextBody Text);

public sealed record AlternativeBody(string Id, string Status, string? Paper, IReadOnlyList<CheckBody> Checks);

public sealed record CheckBody(string Check, string Outcome, string Reason, IReadOnlyList<FactBody> Facts);

/// <summary>A value that a check used; a person's data is masked for callers without <c>prefill.read</c>.</summary>
/// <param name="Pull">Id of the pull whose record it is from; null when it is from the request.</param>
public sealed record FactBody(string Item, string Field, string Value, Guid? Pull);

/// <param name="Requirement">The requirement that it would meet.</param>
/// <param name="Material">One of the eleven paper ids.</param>
/// <param name="OrElse">Equally good materials.</param>
public sealed record PaperBody(string Requirement, string Material, IReadOnlyList<string> OrElse, string Reason);

/// <param name="Papers">Materials that the group lacks.</param>
public sealed record GroupBody(string Id, string Outcome, IReadOnlyList<PaperBody> Papers);

/// <summary>One question to one source and where it stands.</summary>
public sealed record PullBody
{
    public required Guid Id { get; init; }
    public required string Item { get; init; }

    [Description("child, guardian-1 to guardian-4 in the order of the request, mother, or a couple joined by +.")]
    public required string Person { get; init; }
    public required string State { get; init; }
    public string? ErrorClass { get; init; }
    public required int Attempts { get; init; }
    public required bool Reused { get; init; }
    public string? Source { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public int? ElapsedMs { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>Dates by which a county may order families.</summary>
public sealed record OrderingBody(DateOnly? HouseholdMovedIn, DateOnly? PropertyRegistered, DateOnly? PermitFirstIssued);
