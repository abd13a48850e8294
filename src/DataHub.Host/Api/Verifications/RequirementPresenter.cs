using DataHub.Contracts.Verifications;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;

namespace DataHub.Host.Api.Verifications;

/// <summary>Shows why a requirement stands as it does.</summary>
internal static class RequirementPresenter
{
    public static RequirementBody Show(RequirementResult requirement, bool unmasked) => new()
    {
        Id = requirement.Id,
        Status = EnumNames<RequirementStatus>.Of(requirement.Status),
        Paper = requirement.Paper,
        Reason = requirement.Reason,
        Explanation = VerdictTexts.Explanation(requirement),
        NextStep = VerdictTexts.NextStep(requirement),
        Counterfactual = requirement.Counterfactual is { } c ? new CounterfactualBody(c.Code, c.Needed, c.Actual, c.MetOn, c.ReferenceDate, VerdictTexts.Of(c)) : null,
        Alternatives = VerificationPresenter.List(requirement.Alternatives, a =>
            new AlternativeBody(a.Id, EnumNames<RequirementStatus>.Of(a.Status), a.Paper, VerificationPresenter.List(a.Checks, c => Show(c, unmasked)))),
    };

    private static CheckBody Show(CheckResult check, bool unmasked) => new(
        check.Check, EnumNames<CheckOutcome>.Of(check.Outcome), check.Reason,
        VerificationPresenter.List(check.Facts, f => new FactBody(f.Item.Value, f.Field, FactMask.Show(f, unmasked), f.Pull)));
}
