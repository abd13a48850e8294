using DataHub.Contracts.Verifications;
using DataHub.Core.Verdicts;

namespace DataHub.Host.Api.Verifications;

internal static class VerdictTexts
{
    public static TextBody Explanation(RequirementResult requirement) => new(requirement.Reason, requirement.Reason);
    public static TextBody? NextStep(RequirementResult requirement) => null;
    public static TextBody Of(Counterfactual counterfactual) => new(counterfactual.Code, counterfactual.Code);
}
