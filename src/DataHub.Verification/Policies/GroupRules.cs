using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>Groups and requirements: known, unique, complete, and within the papers that a group may ask for.</summary>
internal static class GroupRules
{
    public static IEnumerable<PolicyProblem> Problems(Policy policy, DeclaredItems items)
    {
        if (policy.Groups.Count == 0)
        {
            yield return new("/groups", "the policy has no group", $"add at least one of {string.Join(", ", PolicyVocabulary.Groups.Select(g => g.Group))}");
        }

        foreach (var problem in Repeats.In(policy.Groups, g => g.Id, "/groups", "group"))
        {
            yield return problem;
        }

        for (var i = 0; i < policy.Groups.Count; i++)
        {
            foreach (var problem in InGroup(policy.Groups[i], policy.FurtherMaterials.Count, Pointers.Item("/groups", i), items))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<PolicyProblem> InGroup(GroupSpec group, int furtherMaterials, string at, DeclaredItems items)
    {
        var defining = PolicyVocabulary.Groups.FirstOrDefault(g => g.Group == group.Id).Defining;
        if (defining is null)
        {
            yield return new($"{at}/id", $"there is no group '{group.Id}'", $"use one of {string.Join(", ", PolicyVocabulary.Groups.Select(g => g.Group))}");
        }
        else
        {
            foreach (var missing in defining.Where(d => group.Requirements.All(r => r.Id != d)))
            {
                yield return new($"{at}/requirements", $"{group.Id} lacks the requirement '{missing}' that defines it", "add it");
            }

            if (!defining.ToHashSet().SetEquals(group.Defining))
            {
                yield return new($"{at}/defining", $"{group.Id} is not defined by {Listed(group.Defining)}", $"give {Listed(defining)}");
            }
        }

        if (group.Requirements.Count == 0)
        {
            yield return new($"{at}/requirements", "the group requires nothing", "add its requirements");
        }

        if (group.Requirements.Count > 0 && group.Requirements.All(r => r.Id != "parentage"))
        {
            yield return new($"{at}/requirements", "the group never asks whose child it is", "add the requirement 'parentage'");
        }

        foreach (var problem in Repeats.In(group.Requirements, r => r.Id, $"{at}/requirements", "requirement"))
        {
            yield return problem;
        }

        var papers = group.Requirements.Count(r => r.Alternatives.Any(a => a.Paper is not null)) + furtherMaterials;
        if (papers > PolicyVocabulary.MostPapers)
        {
            yield return new($"{at}/requirements", $"the group may ask for {papers} papers", $"ask for at most {PolicyVocabulary.MostPapers}: one for each requirement, further materials included");
        }

        for (var i = 0; i < group.Requirements.Count; i++)
        {
            foreach (var problem in RequirementRules.Problems(group.Requirements[i], Pointers.Item($"{at}/requirements", i), items))
            {
                yield return problem;
            }
        }
    }

    private static string Listed(IReadOnlyList<string> ids) => ids.Count == 0 ? "nothing" : string.Join(" and ", ids);
}
