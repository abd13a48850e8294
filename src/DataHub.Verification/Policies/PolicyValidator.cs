using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>Whether a policy can be lawful, complete and meant; its shape is taken as given.</summary>
public static class PolicyValidator
{
    /// <summary>Everything that is wrong, not only the first; empty when the policy may be used.</summary>
    public static IReadOnlyList<PolicyProblem> Problems(Policy policy) =>
    [
        .. HeaderRules.Problems(policy),
        .. GroupRules.Problems(policy),
        .. CheckRules.Problems(policy),
        .. DistrictRules.Problems(policy),
        .. MaterialRules.Problems(policy),
    ];
}
