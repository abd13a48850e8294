using DataHub.Contracts.Problems;
using DataHub.Core.Replays;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Replaying;

namespace DataHub.Host.Api.Operations;

/// <summary>Why a replay was not started, and what the operator can do.</summary>
internal static class ReplayRefusals
{
    public static Problem Of(ReplayStarted started, ReplaySelection selection) => started.Outcome switch
    {
        StartOutcome.TooMany => new(
            ErrorCodes.SelectionTooLarge, $"The selection has more than {started.Most:N0} pulls, the most of one replay (Pipeline:LargestReplay). Narrow the filter: by item, division or time."),
        StartOutcome.SourceClosed => Closed(started, selection),
        StartOutcome.Nothing => new(ErrorCodes.NothingToReplay, WhyNothing(started.Forecast!)),
        _ => throw new ArgumentOutOfRangeException(nameof(started), started.Outcome, "is no refusal"),
    };

    private static Problem Closed(ReplayStarted started, ReplaySelection selection)
    {
        var closed = started.Closed!;
        var open = started.Forecast!.Parts.Select(part => part.Item).Distinct().Except(closed.Select(c => c.Item)).ToList();
        var narrow = open.Count == 0 ? "" : $" Or leave it out: the selection also has {string.Join(", ", open)}, which can be replayed by a {(selection.Ids is null ? "filter on that item" : "choice of those ids")}.";
        return new Problem(
            ErrorCodes.SourcePaused,
            $"{string.Join(", ", closed.Select(c => c.Item))} {(closed.Count == 1 ? "is" : "are")} not called at the moment, so their pulls would fail unasked; every one is listed in errors.{narrow} Stored answers can be read again meanwhile (mode raw): that asks no source.",
            new Dictionary<string, IReadOnlyList<string>> { [selection.Ids is null ? "/filter" : "/ids"] = [.. closed.Select(Told)] });
    }

    private static string Told(ClosedItem closed) => closed.Window is { } window
        ? $"{closed.Item} is in a planned maintenance until {window.Until:O}: start the replay afterwards, or end the maintenance (DELETE /ops/v1/sources/{closed.Item}/maintenance/{window.Id})"
        : $"{closed.Item} was paused by {closed.Pause!.By} at {closed.Pause.At:O}: resume it first (POST /ops/v1/sources/{closed.Item}/resume)";

    private static string WhyNothing(ReplayForecast forecast) => forecast switch
    {
        { Outstanding: > 0, Rejected: > 0 } => $"{forecast.Outstanding:N0} matching pulls are in another replay that is not done (GET /ops/v1/replays), and {forecast.Rejected:N0} would be rejected again unchanged; force takes those too.",
        { Outstanding: > 0 } => $"All {forecast.Outstanding:N0} matching pulls are in another replay that is not done: watch that one (GET /ops/v1/replays), or cancel it first.",
        { Rejected: > 0 } => $"All {forecast.Rejected:N0} matching pulls were rejected by their source, and would be again unchanged. If the source was mended, replay them with force.",
        _ => "No failed pull matches: they were answered meanwhile, or the filter is too narrow.",
    };
}
