using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;

namespace DataHub.Verification.Explaining;

/// <summary>A requirement's result in words for people.</summary>
/// <param name="Sentence">Why it stands as it does.</param>
/// <param name="NextStep">What the family does next; null when nothing is to be done.</param>
/// <param name="Counterfactual">What would meet a failed threshold; null where there is none.</param>
public sealed record Explanation(Text Sentence, Text? NextStep, Text? Counterfactual)
{
    /// <param name="orElse">Materials that serve as well as the requirement's paper.</param>
    /// <param name="shown">The value of a fact as the caller may see it; null shows every value.</param>
    /// <param name="items">Items that the hub knows from documents, which say what they and their fields are called; null for none.</param>
    public static Explanation Of(RequirementResult requirement, IReadOnlyList<string>? orElse = null, Func<Fact, string>? shown = null, DeclaredItems? items = null)
    {
        var words = new Words(items);
        var facts = DecisiveCheck(requirement)?.Facts ?? [];
        var sentence = new Template(facts, shown, words).Fill(words.Reason(requirement.Reason));
        var counterfactual = requirement.Counterfactual is { } found
            ? Template.Of(found).Fill(TextTable.Embedded.Counterfactuals[found.Code])
            : null;
        return new(sentence, NextStepOf(requirement, orElse ?? [], facts, shown, words), counterfactual);
    }

    /// <summary>The sentence of one check.</summary>
    public static Text Of(CheckResult check, Func<Fact, string>? shown = null, DeclaredItems? items = null) =>
        new Template(check.Facts, shown, new Words(items)).Fill(TextTable.Embedded.Reason(check.Reason));

    private static Text? NextStepOf(RequirementResult requirement, IReadOnlyList<string> orElse, IReadOnlyList<Fact> facts, Func<Fact, string>? shown, Words words)
    {
        var texts = TextTable.Embedded;
        switch (requirement.Status)
        {
            case RequirementStatus.Verified or RequirementStatus.Attested or RequirementStatus.NotNeeded:
                return null;
            case RequirementStatus.NoRecord or RequirementStatus.NotCovered when requirement.Paper is { } paper:
                return Template.Of(paper, orElse, words).Fill(texts.NextSteps[orElse.Count == 0 ? "paper" : "paper-or"]);
            case RequirementStatus.Pending:
                return texts.NextSteps["pending"];
            default:
                var step = Words.NextStep(requirement.Reason)
                    ?? texts.NextSteps[requirement.Status == RequirementStatus.Contradicted ? "contradicted" : "review"];
                return new Template(facts, shown, words).Fill(step);
        }
    }

    /// <summary>The check that gave the reason, in the reported alternative.</summary>
    private static CheckResult? DecisiveCheck(RequirementResult requirement)
    {
        foreach (var alternative in requirement.Alternatives)
        {
            if (alternative.Id != requirement.Reported || alternative.Status != requirement.Status)
            {
                continue;
            }

            foreach (var check in alternative.Checks)
            {
                if (check.Reason == requirement.Reason)
                {
                    return check;
                }
            }
        }

        return null;
    }
}
