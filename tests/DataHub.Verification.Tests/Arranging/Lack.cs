using DataHub.Core.Verdicts;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>Every way in which an answer brings no record.</summary>
public enum Lack
{
    Unasked,
    Due,
    Failed,
    NoRecord,
    SeveralChildren,
    NotCovered,
    BornBefore,
    Mismatch,
    GivenUp,
    TooLate,
}

/// <summary>What a check that needs the answer makes of it.</summary>
internal static class Lacks
{
    public static TheoryData<Lack, CheckOutcome, string> All { get; } = new()
    {
        { Lack.Unasked, CheckOutcome.Unavailable, "not-asked-yet" },
        { Lack.Due, CheckOutcome.Unavailable, "source-not-available" },
        { Lack.Failed, CheckOutcome.Unavailable, "source-not-available" },
        { Lack.NoRecord, CheckOutcome.Absent, "no-record" },
        { Lack.SeveralChildren, CheckOutcome.Absent, "several-children-match" },
        { Lack.NotCovered, CheckOutcome.NotCovered, "not-covered" },
        { Lack.BornBefore, CheckOutcome.NotCovered, "born-before-register" },
        { Lack.Mismatch, CheckOutcome.Review, "name-differs" },
        { Lack.GivenUp, CheckOutcome.Absent, "pull-given-up" },
        { Lack.TooLate, CheckOutcome.Absent, "source-not-available-in-time" },
    };
}
