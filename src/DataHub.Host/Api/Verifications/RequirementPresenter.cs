using DataHub.Contracts.Verifications;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Explaining;

namespace DataHub.Host.Api.Verifications;

/// <summary>Shows why a requirement stands as it does, in sentences and in codes. What is masked in facts is masked in sentences too.</summary>
internal static class RequirementPresenter
{
    public static RequirementBody Show(RequirementResult requirement, IReadOnlyList<Paper> papers, DeclaredItems items, bool unmasked)
    {
        var orElse = papers.FirstOrDefault(p => p.Requirement == requirement.Id)?.OrElse;
        var explained = Explanation.Of(requirement, orElse, unmasked ? null : Masked, items);
        return new RequirementBody
        {
            Id = requirement.Id,
            Status = EnumNames<RequirementStatus>.Of(requirement.Status),
            Paper = requirement.Paper,
            Reason = requirement.Reason,
            Explanation = Body(explained.Sentence),
            NextStep = explained.NextStep is { } next ? Body(next) : null,
            Counterfactual = requirement.Counterfactual is { } c && explained.Counterfactual is { } text
                ? new CounterfactualBody(c.Code, c.Needed, c.Actual, c.MetOn, c.ReferenceDate, Body(text))
                : null,
            Alternatives = VerificationPresenter.List(requirement.Alternatives, a =>
                new AlternativeBody(a.Id, EnumNames<RequirementStatus>.Of(a.Status), a.Paper, VerificationPresenter.List(a.Checks, c => Show(c, unmasked)))),
        };
    }

    private static CheckBody Show(CheckResult check, bool unmasked) => new(
        check.Check, EnumNames<CheckOutcome>.Of(check.Outcome), check.Reason,
        VerificationPresenter.List(check.Facts, f => new FactBody(f.Item.Value, f.Field, unmasked ? f.Value : Masked(f), f.Pull)));

    private static string Masked(Fact fact) => fact.Personal ? FactMask.Mask(fact.Value) : fact.Value;

    private static TextBody Body(Text text) => new(text.Zh, text.En);
}
