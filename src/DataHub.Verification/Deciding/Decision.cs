using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>A verdict, and what could still change it.</summary>
public sealed record Decision
{
    public required Verdict Verdict { get; init; }

    /// <summary>Questions not asked yet that must be asked now: this wave. Empty when no unasked question can change the verdict.</summary>
    public required IReadOnlyList<PullQuestion> Next { get; init; }

    /// <summary>Keys of questions asked but without a usable answer (due, waiting, failed) whose answer could still change the verdict.</summary>
    public required IReadOnlySet<string> Awaited { get; init; }

    /// <summary>Seat keys that the verdict took as free: to be checked against the ledger when it is stored.</summary>
    public required IReadOnlyList<string> SeatsTakenAsFree { get; init; }
}
