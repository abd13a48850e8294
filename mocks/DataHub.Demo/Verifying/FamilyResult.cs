using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.Population;
using Outcomes = DataHub.Contracts.Verifications.Outcomes;

namespace DataHub.Demo.Verifying;

/// <summary>One family's verdict beside what it must be.</summary>
/// <param name="Elapsed">As the caller saw it, from request to verdict.</param>
internal sealed record FamilyResult(MadeUpFamily Family, VerificationResponse Response, TimeSpan Elapsed)
{
    /// <summary>Where the verdict differs from the truth, in words; empty when it does not.</summary>
    public IReadOnlyList<string> Differences { get; } = [.. Compare(Family.Truth, Response)];

    /// <summary>The worst that can happen: no paper asked for where the truth is another outcome.</summary>
    public bool WavedThroughWrongly => Response.Outcome == Outcomes.ZeroProof && Family.Truth.Outcome != Outcomes.ZeroProof;

    public bool RefusedWrongly => Response.Outcome is Outcomes.NotMet or Outcomes.PaperRequired && Response.Outcome != Family.Truth.Outcome;

    private static IEnumerable<string> Compare(ExpectedTruth truth, VerificationResponse response)
    {
        if (response.Outcome != truth.Outcome)
        {
            yield return $"outcome {response.Outcome}, expected {truth.Outcome}";
        }

        if (response.Group != truth.Group)
        {
            yield return $"group {response.Group ?? "none"}, expected {truth.Group ?? "none"}";
        }

        if (truth.Papers is { } papers)
        {
            var (asked, expected) = (Words(response.Papers.Select(p => (p.Requirement, p.Material))), Words(papers.Select(p => (p.Requirement, p.Material))));
            if (asked != expected)
            {
                yield return $"papers [{asked}], expected [{expected}]";
            }
        }
    }

    private static string Words(IEnumerable<(string Requirement, string Material)> papers) =>
        string.Join(", ", papers.Select(p => $"{p.Requirement}: {p.Material}").Order(StringComparer.Ordinal));
}
