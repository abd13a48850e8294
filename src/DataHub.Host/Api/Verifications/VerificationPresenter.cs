using DataHub.Contracts.Verifications;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Delivering;

namespace DataHub.Host.Api.Verifications;

/// <summary>Shows a stored verification as the API's answer: sentences are rendered here, from the verdict's codes.</summary>
/// <param name="items">Items that the hub knows from documents.</param>
internal sealed class VerificationPresenter(DeclaredItems items)
{
    /// <param name="prefill">The caller has <c>prefill.read</c>: personal values are shown, and the prefill is added.</param>
    public VerificationResponse Present(VerificationView view, bool prefill)
    {
        var verification = view.Verification;
        var revision = view.Revision;
        var verdict = revision?.Verdict;
        return new VerificationResponse
        {
            Id = verification.Id,
            Revision = revision?.Number ?? 0,
            Division = verification.PolicyKey.Division,
            Year = verification.PolicyKey.Year,
            Stage = EnumNames<Stage>.Of(verification.PolicyKey.Stage),
            PolicyVersion = revision?.PolicyVersion ?? verification.PolicyVersion,
            ExternalId = verification.ExternalId,
            Outcome = EnumNames<Outcome>.Of(verdict?.Outcome ?? Outcome.Pending),
            Group = verdict?.Group,
            Final = revision?.Final ?? false,
            CreatedAt = verification.CreatedAt,
            DecidedAt = revision?.DecidedAt,
            ElapsedMs = revision?.ElapsedMs,
            Requirements = verdict is null ? [] : List(verdict.Requirements, r => RequirementPresenter.Show(r, verdict.Papers, items, prefill)),
            Papers = verdict is null ? [] : List(verdict.Papers, Show),
            Groups = verdict is null ? [] : List(verdict.Groups, g => new GroupBody(g.Id, EnumNames<Outcome>.Of(g.Outcome), List(g.Papers, Show))),
            Pulls = List(verification.Pulls, Show),
            Attestations = List(verification.Attestations, a => new AttestationBody(a.Id, a.Requirement, a.Material, a.Desk, a.Officer, a.ScanSha256, a.AttestedAt)),
            Prefill = prefill && verdict is not null ? PrefillReader.Read(verification, verdict) : null,
            Ordering = verdict is null ? null : new OrderingBody(verdict.Ordering.HouseholdMovedIn, verdict.Ordering.PropertyRegistered, verdict.Ordering.PermitFirstIssued),
            Receipt = revision?.Receipt is { } receipt ? (prefill ? receipt : ReceiptIssuer.WithoutDisclosures(receipt)) : null,
        };
    }

    /// <summary>Arrays of the right size at once: this runs for every answer.</summary>
    internal static IReadOnlyList<TOut> List<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> show)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var shown = new TOut[items.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            shown[i] = show(items[i]);
        }

        return shown;
    }

    internal static PaperBody Show(Paper paper) => new(paper.Requirement, paper.Material, paper.OrElse, paper.Reason);

    private static PullBody Show(Pull pull) => new()
    {
        Id = pull.Id,
        Item = pull.Question.Item.Value,
        Person = pull.Question.Who,
        State = EnumNames<PullState>.Of(pull.State),
        ErrorClass = pull.Answer?.Failure is { } failure ? EnumNames<ErrorClass>.Of(failure.Class) : null,
        Attempts = pull.Attempts,
        Reused = pull.Reused,
        Source = pull.Source,
        AnsweredAt = pull.AnsweredAt,
        ElapsedMs = pull.ElapsedMs,
        NextAttemptAt = pull.NextAttemptAt,
    };
}
