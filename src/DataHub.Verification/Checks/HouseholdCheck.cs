using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Checks;

/// <summary>A check of the child's household, whatever record the alternative is judged on.</summary>
internal abstract class HouseholdCheck(CheckDefinition definition) : Check(definition)
{
    public override bool LooksBeside => false;

    public sealed override CheckResult? Judge(in Candidate candidate, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, 0);
        return answer.Records is [HouseholdRecord household, ..] ? Judge(household, answer, candidate, dossier) : Missing(answer);
    }

    /// <param name="answer">The answer that the household came with.</param>
    protected abstract CheckResult? Judge(HouseholdRecord household, in Answer answer, in Candidate candidate, Dossier dossier);
}
