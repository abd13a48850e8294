using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>What the checks of a policy need from its other parts.</summary>
internal static class CheckRules
{
    public static IEnumerable<PolicyProblem> Problems(Policy policy)
    {
        if (policy.Districts.Count > 0)
        {
            yield break;
        }

        for (var g = 0; g < policy.Groups.Count; g++)
        {
            for (var r = 0; r < policy.Groups[g].Requirements.Count; r++)
            {
                var alternatives = policy.Groups[g].Requirements[r].Alternatives;
                for (var a = 0; a < alternatives.Count; a++)
                {
                    for (var c = 0; c < alternatives[a].Checks.Count; c++)
                    {
                        if (NeedsDistricts(alternatives[a].Checks[c].Check))
                        {
                            yield return new(
                                $"/groups/{g}/requirements/{r}/alternatives/{a}/checks/{c}/check",
                                $"{alternatives[a].Checks[c].Check} needs school districts, and the policy has none",
                                "add the districts, or remove the check");
                        }
                    }
                }
            }
        }
    }

    private static bool NeedsDistricts(string check) => check.EndsWith(".in-district", StringComparison.Ordinal) || check == "address.same-district";
}
