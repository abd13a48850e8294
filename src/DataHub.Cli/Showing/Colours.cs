using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;
using Spectre.Console;

namespace DataHub.Cli.Showing;

/// <summary>Colours of the words that say how something does; the word alone says it too.</summary>
internal static class Colours
{
    public static readonly Style Good = new(Color.Green);
    public static readonly Style Uncertain = new(Color.Yellow);
    public static readonly Style Bad = new(Color.Red);
    public static readonly Style Quiet = new(Color.Grey);
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <returns>Null for any other word.</returns>
    public static Style? Of(string? word) => word switch
    {
        SourceStates.Good or Outcomes.ZeroProof or Outcomes.ProofGiven or "done" or "pass" or "verified" or "record" or "closed" => Good,
        SourceStates.Degraded or SourceStates.Maintenance or Outcomes.Pending or Outcomes.Review or Outcomes.PaperRequired or "paused" or "unknown" or "half-open" => Uncertain,
        SourceStates.Down or Outcomes.NotMet or "failed" or "stopped" or "cancelled" or "fail" or "open" => Bad,
        _ => default(Style?),
    };
}
