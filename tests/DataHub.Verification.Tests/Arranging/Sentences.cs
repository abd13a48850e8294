using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Explaining;

namespace DataHub.Verification.Tests.Arranging;

internal static class Sentences
{
    public static void ShouldBeWhole(RequirementResult requirement)
    {
        var explanation = Explanation.Of(requirement, ["household-book"]);
        Whole(explanation.Sentence, requirement.Reason);
        foreach (var text in new[] { explanation.NextStep, explanation.Counterfactual }.OfType<Text>())
        {
            Whole(text, requirement.Reason);
        }

        foreach (var check in requirement.Alternatives.SelectMany(alternative => alternative.Checks))
        {
            Whole(Explanation.Of(check), check.Reason);
        }
    }

    private static void Whole(Text text, string code)
    {
        text.Zh.ShouldNotContain(Template.Unknown, customMessage: code);
        text.En.ShouldNotContain(Template.Unknown, customMessage: code);
        text.Zh.ShouldNotBeNullOrWhiteSpace(code);
    }
}
