using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>Reason codes of answers that brought no record: the same for every check.</summary>
internal static class CommonReasons
{
    public const string NotAskedYet = "not-asked-yet";
    public const string SourceNotAvailable = "source-not-available";
    public const string SourceNotAvailableInTime = "source-not-available-in-time";
    public const string PullGivenUp = "pull-given-up";
    public const string NoRecord = "no-record";
    public const string SeveralChildrenMatch = "several-children-match";
    public const string NotCovered = "not-covered";
    public const string BornBeforeRegister = "born-before-register";
    public const string DocumentNotCovered = "document-not-covered";
    public const string NameDiffers = "name-differs";

    public const string NobodyToAsk = "nobody-to-ask";
    public const string MotherNotNamed = "mother-not-named";
    public const string NoProvenParent = "no-proven-parent";
    public const string RecordOfOtherGuardian = "record-of-other-guardian";
    public const string PartnerUnderReview = "partner-under-review";

    public static IReadOnlyList<string> All { get; } =
    [
        NotAskedYet, SourceNotAvailable, SourceNotAvailableInTime, PullGivenUp, NoRecord, SeveralChildrenMatch,
        NotCovered, BornBeforeRegister, DocumentNotCovered, NameDiffers, NobodyToAsk, MotherNotNamed, NoProvenParent, RecordOfOtherGuardian, PartnerUnderReview,
    ];

    /// <summary>For an alternative that could not even be asked.</summary>
    public static CheckResult[] Alone(string check, CheckOutcome outcome, string reason) => [new(check, outcome, reason, [])];

    /// <param name="answer">Without records.</param>
    public static CheckResult Result(string check, in Answer answer)
    {
        var (outcome, reason) = Of(answer);
        return new(check, outcome, reason, [new Fact(answer.Id, "person", PeopleSets.RoleOf(answer.Person).ToString(), answer.Pull)]);
    }

    public static (CheckOutcome Outcome, string Reason) Of(in Answer answer) => answer.State switch
    {
        AnswerState.Unasked => (CheckOutcome.Unavailable, NotAskedYet),
        AnswerState.Open => (CheckOutcome.Unavailable, SourceNotAvailable),
        AnswerState.TooLate => (CheckOutcome.Absent, SourceNotAvailableInTime),
        AnswerState.GivenUp => (CheckOutcome.Absent, PullGivenUp),
        AnswerState.NoRecord => (CheckOutcome.Absent, Known(answer.Evidence?.Answer?.Reason, SeveralChildrenMatch, NoRecord)),
        AnswerState.NotCovered => (CheckOutcome.NotCovered, Known(answer.Evidence?.Answer?.Reason, BornBeforeRegister, NotCovered)),
        AnswerState.DocumentNotCovered => (CheckOutcome.NotCovered, DocumentNotCovered),
        AnswerState.Mismatch => (CheckOutcome.Review, NameDiffers),
        _ => throw new ArgumentException("an answer with records is not missing", nameof(answer)),
    };

    // An adapter's own words are for operators; families are told what they can act on.
    private static string Known(string? said, string known, string otherwise) => said == known ? known : otherwise;
}
