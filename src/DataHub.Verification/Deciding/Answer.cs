using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Verification.Deciding;

internal enum AnswerState : byte
{
    /// <summary>Nobody has asked.</summary>
    Unasked,

    /// <summary>Asked, without a usable answer: due, waiting, or failed in whatever way.</summary>
    Open,

    /// <summary>Open when the deadline passed: counts as no record from then on.</summary>
    TooLate,

    /// <summary>An operator gave the pull up: no record for good.</summary>
    GivenUp,
    Records,
    NoRecord,
    NotCovered,

    /// <summary>The person's document is none that the item knows, so nobody is asked.</summary>
    DocumentNotCovered,
    Mismatch,
}

/// <summary>What is known about one question.</summary>
/// <param name="Id">The item as facts name it.</param>
internal readonly record struct Answer(AnswerState State, DataItem Item, int Person, Evidence? Evidence, ItemId Id)
{
    /// <summary>The rows of a record; else empty.</summary>
    public IReadOnlyList<SourceRecord> Records => State == AnswerState.Records ? Evidence!.Answer!.Records : [];

    public Guid? Pull => Evidence?.PullId;

    /// <summary>Not answered yet: the answer can still come.</summary>
    public bool IsOpen => State is AnswerState.Unasked or AnswerState.Open;

    /// <summary>There is no record, and there will be none.</summary>
    public bool IsNothing => State is AnswerState.NoRecord or AnswerState.NotCovered or AnswerState.DocumentNotCovered
        or AnswerState.GivenUp or AnswerState.TooLate;
}
