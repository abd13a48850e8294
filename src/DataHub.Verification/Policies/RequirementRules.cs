using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>A requirement and its alternatives: known, unique, not empty, with papers that exist.</summary>
internal static class RequirementRules
{
    public static IEnumerable<PolicyProblem> Problems(RequirementSpec requirement, string at, DeclaredItems items)
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
            if (known is not null && !known.Contains(alternative.Id) && !IsDeclared(alternative.Id, requirement.Id, items))
            {
                yield return new($"{here}/id", $"'{alternative.Id}' is no way to meet '{requirement.Id}'", $"use one of {string.Join(", ", known.Concat(Declared(requirement.Id, items)))}");
            }

            if (alternative.Paper is { } paper && !PolicyVocabulary.Papers.Contains(paper))
            {
                var own = items.Paper(paper);
                var prohibited = ProhibitedMaterial.In(paper) ?? (own is null ? null : ProhibitedMaterial.In(own.Title.Zh) ?? ProhibitedMaterial.In(own.Title.En));
                if (prohibited is not null)
                {
                    yield return new($"{here}/paper", $"{prohibited.What} may not be asked for", "remove it");
                }
                else if (own is null)
                {
                    yield return new($"{here}/paper", $"there is no paper '{paper}'", $"use one of {string.Join(", ", PolicyVocabulary.Papers.Concat(items.All.Select(item => item.Paper?.Id).OfType<string>()))}");
                }
            }

            if (alternative.Checks.Count == 0)
            {
                yield return new($"{here}/checks", "the alternative checks nothing", "add its checks");
            }
        }
    }

    /// <summary>A declared item can meet any requirement but parentage, which is asked beside each guardian.</summary>
    private static bool IsDeclared(string alternative, string requirement, DeclaredItems items) => requirement != "parentage" && items.Find(alternative) is not null;

    private static IEnumerable<string> Declared(string requirement, DeclaredItems items) => requirement == "parentage" ? [] : items.All.Select(item => item.Item.Value);
}
