using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Pipeline.Deciding;

/// <summary>Whether a verdict says something new.</summary>
internal static class VerdictNews
{
    /// <summary>
    /// Before a revision is final any difference counts: somebody waits for it. Afterwards answers still come that the verdict did not need,
    /// and fill up what it did not rest on (other groups, other alternatives); of them only what it says of this family is news.
    /// </summary>
    public static bool Differs(Revision before, Verdict now) => before.Final ? !SaysTheSame(before.Verdict, now) : !IsTheSame(before.Verdict, now);

    private static bool IsTheSame(Verdict a, Verdict b) => Bytes(a).AsSpan().SequenceEqual(Bytes(b));

    private static byte[] Bytes(Verdict verdict) => JsonSerializer.SerializeToUtf8Bytes(verdict, CoreJson.Stored.Verdict);

    private static bool SaysTheSame(Verdict before, Verdict now) =>
        before.Outcome == now.Outcome
        && before.Group == now.Group
        && AreTheSame(before.Papers, now.Papers)
        && before.Homes.Select(Home).SequenceEqual(now.Homes.Select(Home))
        && before.Ordering == now.Ordering
        && AreTheSame(before.Requirements, now.Requirements)
        && (before.Group is not null || before.Groups.Zip(now.Groups).All(pair => pair.First.Outcome == pair.Second.Outcome && AreTheSame(pair.First.Papers, pair.Second.Papers)));

    /// <summary>A couple's home comes with either of them: by whose answer it is told is no matter.</summary>
    private static HomeChoice Home(HomeChoice home) => home with { Pull = Guid.Empty };

    private static bool AreTheSame(IReadOnlyList<Paper> before, IReadOnlyList<Paper> now) =>
        before.Count == now.Count
        && before.Zip(now).All(pair => pair.First with { OrElse = [] } == pair.Second with { OrElse = [] } && pair.First.OrElse.SequenceEqual(pair.Second.OrElse));

    /// <summary>What was not needed may be known by now; what was met may be met in another way as well.</summary>
    private static bool AreTheSame(IReadOnlyList<RequirementResult> before, IReadOnlyList<RequirementResult> now) =>
        before.Count == now.Count
        && before.Zip(now).All(pair =>
            pair.First.Status == RequirementStatus.NotNeeded
            || (pair.First.Status == pair.Second.Status && (pair.First.Status == RequirementStatus.Verified || pair.First.Reason == pair.Second.Reason)));
}
