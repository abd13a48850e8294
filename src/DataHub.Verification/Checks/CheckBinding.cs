using DataHub.Core.Policies;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Checks;

/// <summary>Makes the checks of a policy from what it writes.</summary>
internal static class CheckBinding
{
    /// <summary>Binds a list of checks (those of <c>age</c>, or of one alternative); what is wrong with them is noted.</summary>
    /// <param name="pointer">JSON Pointer of the list.</param>
    /// <returns>One check for each that the catalogue knows: fit to be used only when nothing was noted.</returns>
    public static IReadOnlyList<Check> Bind(IReadOnlyList<CheckSpec> specs, Policy policy, string pointer, ICollection<PolicyProblem> problems)
    {
        var checks = new List<Check>(specs.Count);
        for (var i = 0; i < specs.Count; i++)
        {
            var at = Pointers.Item(pointer, i);
            if (CheckCatalogue.Find(specs[i].Check) is not { } definition)
            {
                problems.Add(new($"{at}/check", $"there is no check '{specs[i].Check}'", Nearest(specs[i].Check)));
                continue;
            }

            var parameters = new CheckParameters(specs[i], policy, at, problems, specs);
            checks.Add(definition.Bind(parameters));
            parameters.RefuseUnread();
        }

        return checks;
    }

    private static string Nearest(string name)
    {
        var subject = name.Split('.')[0] + ".";
        var family = CheckCatalogue.All.Select(check => check.Name).Where(known => known.StartsWith(subject, StringComparison.Ordinal)).ToList();
        return family.Count > 0 ? $"use one of {string.Join(", ", family)}" : $"use one of {string.Join(", ", CheckCatalogue.All.Select(check => check.Name))}";
    }
}
