using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>A requirement and its alternatives: known, unique, not empty, with papers that exist.</summary>
internal static class RequirementRules
{
    public static IEnumerable<PolicyProblem> Problems(RequirementSpec requirement, string at)
    {
        if (!PolicyVocabulary.Alternatives.TryGetValue(requirement.Id, out var known))
        {
            yield return new($"{at}/id", $"there is no requirement '{requirement.Id}'",
                requirement.Id == PolicyVocabulary.Age
                    ? "leave it out: age is part of every group, and its checks are given once for the policy"
                    : $"use one of {string.Join(", ", PolicyVocabulary.Alternatives.Keys.Order(StringComparer.Ordinal))}");
        }

        if (requirement.Alternatives.Count == 0)
        {
            yield return new($"{at}/alternatives", "nothing can meet the requirement", "add an alternative");
        }
        else if (requirement.Alternatives.All(a => a.Paper is null))
        {
            yield return new($"{at}/alternatives", "no alternative names a paper to fall back to", "give at least one alternative a paper");
        }

        foreach (var problem in Repeats.In(requirement.Alternatives, a => a.Id, $"{at}/alternatives", "alternative"))
        {
            yield return problem;
        }

        for (var i = 0; i < requirement.Alternatives.Count; i++)
        {
            var alternative = requirement.Alternatives[i];
            var here = Pointers.Item($"{at}/alternatives", i);
            if (known is not null && !known.Contains(alternative.Id))
            {
                yield return new($"{here}/id", $"'{alternative.Id}' is no way to meet '{requirement.Id}'", $"use one of {string.Join(", ", known)}");
            }

            if (alternative.Paper is { } paper && !PolicyVocabulary.Papers.Contains(paper))
            {
                yield return ProhibitedMaterial.In(paper) is { } prohibited
                    ? new($"{here}/paper", $"{prohibited.What} may not be asked for", "remove it")
                    : new($"{here}/paper", $"there is no paper '{paper}'", $"use one of {string.Join(", ", PolicyVocabulary.Papers)}");
            }

            if (alternative.Checks.Count == 0)
            {
                yield return new($"{here}/checks", "the alternative checks nothing", "add its checks");
            }
        }
    }
}
