using DataHub.Core.Identifiers;
using DataHub.Core.Policies;

namespace DataHub.Verification.Policies;

/// <summary>Whose policy it is, and whether its dates can be.</summary>
internal static class HeaderRules
{
    private const int FirstYear = 2020;
    private const int LastYear = 2100;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static IEnumerable<PolicyProblem> Problems(Policy policy)
    {
        if (Divisions.Find(policy.Division) is not { IsCounty: true, IsInForce: true })
        {
            yield return new("/division", $"'{policy.Division}' is no county in force", "give the six digits of a county of Shandong (GB/T 2260)");
        }

        if (policy.Year is < FirstYear or > LastYear)
        {
            yield return new("/year", $"{policy.Year} is no admission year", $"give a year from {FirstYear} to {LastYear}");
        }

        if (string.IsNullOrWhiteSpace(policy.Title.Zh))
        {
            yield return new("/title/zh", "the Chinese title is empty", "name the policy in Chinese");
        }

        if (string.IsNullOrWhiteSpace(policy.Title.En))
        {
            yield return new("/title/en", "the English title is empty", "name the policy in English");
        }

        if (policy.ReferenceDate.Year != policy.Year)
        {
            yield return new("/referenceDate", $"{policy.ReferenceDate:yyyy-MM-dd} is not in the admission year {policy.Year}", $"give a day of {policy.Year}");
        }

        if (policy.DecisionDeadline.ToOffset(Beijing).Year != policy.Year)
        {
            yield return new("/decisionDeadline", $"{policy.DecisionDeadline:yyyy-MM-ddTHH:mmzzz} is not in the admission year {policy.Year}", $"give an instant of {policy.Year}, Beijing time");
        }

        if (policy.Age.Count == 0)
        {
            yield return new("/age", "no check of the child's age is given", "add child.age with bornFrom and bornTo");
        }
        else if (policy.Age.All(c => c.Check != "child.age"))
        {
            yield return new("/age", "child.age is missing", "add child.age with bornFrom and bornTo");
        }
    }
}
