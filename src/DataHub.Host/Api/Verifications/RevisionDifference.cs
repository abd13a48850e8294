using System.Globalization;
using DataHub.Contracts.Verifications;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Verification.Checks;

namespace DataHub.Host.Api.Verifications;

/// <summary>Compares two revisions of one verification. Pure: what it tells follows from the two alone.</summary>
internal static class RevisionDifference
{
    /// <param name="before">Null: there was none before.</param>
    /// <param name="rechecks">Of the verification; those that the later revision was the first to know of are told.</param>
    /// <param name="unmasked">The reader may see personal values.</param>
    public static RevisionChange Of(VerificationView? before, VerificationView after, IReadOnlyList<RecheckNote> rechecks, bool unmasked)
    {
        var (old, now) = (before?.Revision, after.Revision!);
        var pulls = Pulls(before?.Verification.Pulls ?? [], after.Verification.Pulls);
        var changedItems = pulls.Select(pull => pull.Item).ToHashSet(StringComparer.Ordinal);
        return new RevisionChange
        {
            From = old?.Number ?? 0,
            To = now.Number,
            DecidedAt = now.DecidedAt,
            Causes = Causes(before, after, pulls, rechecks),
            Outcome = Value(old is null ? null : EnumNames<Outcome>.Of(old.Verdict.Outcome), EnumNames<Outcome>.Of(now.Verdict.Outcome)),
            Group = Value(old?.Verdict.Group, now.Verdict.Group),
            Final = Value(old is null ? null : Yes(old.Final), Yes(now.Final)),
            PolicyVersion = Value(old?.PolicyVersion.ToString(CultureInfo.InvariantCulture), now.PolicyVersion.ToString(CultureInfo.InvariantCulture)),
            PapersAdded = Missing(now.Verdict.Papers, old?.Verdict.Papers ?? []),
            PapersRemoved = Missing(old?.Verdict.Papers ?? [], now.Verdict.Papers),
            Requirements = Requirements(old?.Verdict.Requirements ?? [], now.Verdict.Requirements, changedItems, unmasked),
            Pulls = pulls,
        };
    }

    private static List<ChangeCause> Causes(VerificationView? before, VerificationView after, List<PullChange> pulls, IReadOnlyList<RecheckNote> rechecks)
    {
        var (old, now) = (before?.Revision, after.Revision!);
        var causes = new List<ChangeCause>();
        foreach (var recheck in rechecks.Where(note => note.KnownSince > (old?.Number ?? 0) && note.KnownSince <= now.Number))
        {
            causes.Add(new ChangeCause("recheck", recheck.Items, recheck.RequestedBy, recheck.RequestedAt));
        }

        if (pulls.Count > 0)
        {
            causes.Add(new ChangeCause("answers", [.. pulls.Select(pull => pull.Item).Distinct()], null, pulls.Max(pull => pull.AnsweredAt)));
        }

        var (had, has) = (before?.Verification.Attestations ?? [], after.Verification.Attestations);
        causes.AddRange(has.ExceptBy(had.Select(a => a.Id), a => a.Id).Select(a => new ChangeCause("attestation", [a.Requirement], a.Desk, a.AttestedAt)));
        causes.AddRange(had.ExceptBy(has.Select(a => a.Id), a => a.Id).Select(a => new ChangeCause("attestation-revoked", [a.Requirement], null, null)));
        if (old is not null && old.PolicyVersion != now.PolicyVersion)
        {
            causes.Add(new ChangeCause("policy", [], null, null));
        }

        if (old is not null && old.DecisionDate != now.DecisionDate)
        {
            causes.Add(new ChangeCause("date", [], null, null));
        }

        return causes.Count > 0 ? causes : [new ChangeCause("deadline", [], null, null)];
    }

    private static List<PullChange> Pulls(IReadOnlyList<Pull> before, IReadOnlyList<Pull> after)
    {
        var known = before.ToDictionary(pull => pull.Id);
        var changes = new List<PullChange>();
        foreach (var pull in after)
        {
            var old = known.GetValueOrDefault(pull.Id);
            var (state, error) = (Value(State(old), State(pull)), Value(Class(old), Class(pull)));
            var again = old is not null && pull.Attempts > old.Attempts;
            if (state is not null || error is not null || again)
            {
                changes.Add(new PullChange(pull.Id, pull.Question.Item.Value, pull.Question.Who, state, error, again, pull.AnsweredAt));
            }
        }

        return changes;
    }

    private static List<RequirementChange> Requirements(IReadOnlyList<RequirementResult> before, IReadOnlyList<RequirementResult> after, HashSet<string> changedItems, bool unmasked)
    {
        var changes = new List<RequirementChange>();
        foreach (var id in after.Concat(before).Select(requirement => requirement.Id).Distinct())
        {
            var (old, now) = (before.FirstOrDefault(r => r.Id == id), after.FirstOrDefault(r => r.Id == id));
            var change = new RequirementChange(
                id,
                Value(old is null ? null : EnumNames<RequirementStatus>.Of(old.Status), now is null ? null : EnumNames<RequirementStatus>.Of(now.Status)),
                Value(old?.Reason, now?.Reason),
                Value(old?.Paper, now?.Paper),
                Checks(old?.Alternatives ?? [], now?.Alternatives ?? [], changedItems, unmasked));
            if (change is not { Status: null, Reason: null, Paper: null, Checks.Count: 0 })
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    private static List<CheckChange> Checks(IReadOnlyList<AlternativeResult> before, IReadOnlyList<AlternativeResult> after, HashSet<string> changedItems, bool unmasked)
    {
        var changes = new List<CheckChange>();
        var (olds, nows) = (ByName(before), ByName(after));
        foreach (var (alternative, check) in nows.Keys.Union(olds.Keys))
        {
            var (old, now) = (olds.GetValueOrDefault((alternative, check)), nows.GetValueOrDefault((alternative, check)));
            var outcome = Value(old is null ? null : EnumNames<CheckOutcome>.Of(old.Outcome), now is null ? null : EnumNames<CheckOutcome>.Of(now.Outcome));
            var (reason, facts) = (Value(old?.Reason, now?.Reason), Facts(old?.Facts ?? [], now?.Facts ?? [], unmasked));
            if (outcome is not null || reason is not null || facts.Count > 0)
            {
                var because = CheckItems.Of(check).Select(item => item.Value).Union(facts.Select(fact => fact.Item)).Where(changedItems.Contains);
                changes.Add(new CheckChange(alternative, check, outcome, reason, [.. because], facts));
            }
        }

        return changes;
    }

    private static Dictionary<(string Alternative, string Check), CheckResult> ByName(IReadOnlyList<AlternativeResult> alternatives)
    {
        var checks = new Dictionary<(string, string), CheckResult>();
        foreach (var alternative in alternatives)
        {
            foreach (var check in alternative.Checks)
            {
                checks.TryAdd((alternative.Id, check.Check), check);
            }
        }

        return checks;
    }

    private static List<FactChange> Facts(IReadOnlyList<Fact> before, IReadOnlyList<Fact> after, bool unmasked)
    {
        string? Show(Fact? fact) => fact is null ? null : unmasked || !fact.Personal ? fact.Value : FactMask.Mask(fact.Value);
        var changes = new List<FactChange>();
        foreach (var (item, field, pull) in after.Concat(before).Select(fact => (fact.Item, fact.Field, fact.Pull)).Distinct())
        {
            bool IsIt(Fact fact) => fact.Item == item && fact.Field == field && fact.Pull == pull;
            var (old, now) = (before.FirstOrDefault(IsIt), after.FirstOrDefault(IsIt));
            if (old?.Value != now?.Value)
            {
                changes.Add(new FactChange(item.Value, field, Show(old), Show(now)));
            }
        }

        return changes;
    }

    private static List<PaperBody> Missing(IReadOnlyList<Paper> papers, IReadOnlyList<Paper> others) =>
        [.. papers.Where(paper => !others.Any(other => other.Requirement == paper.Requirement && other.Material == paper.Material)).Select(VerificationPresenter.Show)];

    private static ValueChange? Value(string? from, string? to) => from == to ? null : new ValueChange(from, to);

    private static string Yes(bool value) => value ? "true" : "false";

    private static string? State(Pull? pull) => pull is null ? null : EnumNames<PullState>.Of(pull.State);

    private static string? Class(Pull? pull) => pull?.Answer?.Failure is { } failure ? EnumNames<ErrorClass>.Of(failure.Class) : null;
}
