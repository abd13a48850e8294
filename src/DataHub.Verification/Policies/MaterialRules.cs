using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>What a county may give points for and what else it may ask families to bring.</summary>
internal static class MaterialRules
{
    public static IEnumerable<PolicyProblem> Problems(Policy policy)
    {
        for (var i = 0; i < policy.Scoring.Count; i++)
        {
            var (item, points) = policy.Scoring[i];
            var at = Pointers.Item("/scoring", i);
            if (!PolicyVocabulary.ScoringItems.Contains(item))
            {
                yield return new($"{at}/item", $"no points may be given for '{item}'", $"use only {string.Join(", ", PolicyVocabulary.ScoringItems)}");
            }

            if (points < 1)
            {
                yield return new($"{at}/points", $"{points} orders nobody", "give at least 1 point");
            }
        }

        foreach (var problem in Repeats.In(policy.Scoring, s => s.Item, "/scoring", "scoring item", "item"))
        {
            yield return problem;
        }

        for (var i = 0; i < policy.FurtherMaterials.Count; i++)
        {
            var material = policy.FurtherMaterials[i];
            var at = Pointers.Item("/furtherMaterials", i);
            if (string.IsNullOrWhiteSpace(material))
            {
                yield return new(at, "the material is empty", "name it, or remove it");
            }
            else if (ProhibitedMaterial.In(material) is { } prohibited)
            {
                yield return new(at, $"{prohibited.What} may not be asked for", "remove it");
            }
        }
    }
}
