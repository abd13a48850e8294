using DataHub.Core.Items.Declared;
using DataHub.Core.Policies;
using DataHub.Verification.Deciding;

namespace DataHub.Verification.Policies;

/// <summary>Whether a policy can be lawful, complete and meant; its shape is taken as given.</summary>
public static class PolicyValidator
{
    /// <summary>Everything that is wrong, not only the first; empty when the policy may be used.</summary>
    /// <param name="items">Items that the hub knows from documents; null for none.</param>
    public static IReadOnlyList<PolicyProblem> Problems(Policy policy, DeclaredItems? items = null)
    {
        items ??= DeclaredItems.None;
        List<PolicyProblem> problems =
        [
            .. HeaderRules.Problems(policy),
            .. GroupRules.Problems(policy, items),
            .. CheckRules.Problems(policy),
            .. DistrictRules.Problems(policy),
            .. MaterialRules.Problems(policy),
        ];

        var compiling = new List<PolicyProblem>();
        PolicyCompiler.Compile(policy, compiling, items);

        // Ids and empty lists are spoken of above, and better: the compiler adds what it alone sees, the checks and their parameters.
        var said = problems.Select(problem => problem.Pointer).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(compiling.Where(problem => !said.Contains(problem.Pointer) && !problem.Pointer.EndsWith("/id", StringComparison.Ordinal)));
        return problems;
    }
}
