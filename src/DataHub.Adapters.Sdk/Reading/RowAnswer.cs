using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>What the rows of an answer come to.</summary>
public static class RowAnswer
{
    /// <summary>Another person's row spoils the answer whatever else is in it, so it is looked for first; then a name that differs.</summary>
    /// <param name="rows">Each record, in the source's order, and what stands in its place (<see cref="PersonCheck"/>); null where it is what was asked for.</param>
    public static PullAnswer Of<TRecord>(IReadOnlyList<(TRecord Record, PullAnswer? Refusal)> rows) where TRecord : SourceRecord =>
        rows.Select(row => row.Refusal).FirstOrDefault(refusal => refusal?.Failure is not null)
            ?? rows.Select(row => row.Refusal).FirstOrDefault(refusal => refusal is not null)
            ?? (rows.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found([.. rows.Select(row => row.Record)]));
}
