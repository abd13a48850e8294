using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>
/// Household and home lie in one school district. Left out when the household definitely has no record: its own requirement says so
/// already, and once that is attested a person compares the two.
/// </summary>
internal sealed class AddressSameDistrict() : Check(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "address.same-district", CheckKind.Rule, [DataItem.Title, DataItem.Contract, DataItem.Rental], _ => new AddressSameDistrict())
    {
        Reasons = ["one-district", "two-districts", "district-unclear", "household-on-paper"],
        Needs = [new(DataItem.Household, Who.Child)],
    };

    public override CheckResult? Judge(in Candidate candidate, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, 0);
        if (answer.IsNothing)
        {
            return dossier.IsAttested("household") ? Review("household-on-paper") : null;
        }

        if (answer.Records is not [HouseholdRecord household, ..])
        {
            return Missing(answer);
        }

        var (of, home) = (dossier.Locate(household.Address), dossier.Locate(HomeAddress.Of(candidate.Record!)));
        if (of.Finding is DistrictFinding.Several or DistrictFinding.Unclear || home.Finding is DistrictFinding.Several or DistrictFinding.Unclear)
        {
            return Review("district-unclear", Said(answer, of), Said(candidate, home));
        }

        return of.Finding == DistrictFinding.Inside && home.Finding == DistrictFinding.Inside && of.Districts[0] == home.Districts[0]
            ? Pass("one-district", Said(candidate, home))
            : Fail("two-districts", Said(answer, of), Said(candidate, home));
    }

    private static Fact Said(in Answer household, DistrictLocation location) => Fact(household, "district", Named(location));

    private static Fact Said(in Candidate home, DistrictLocation location) => Fact(home, "district", Named(location));

    private static string Named(DistrictLocation location) => location.Districts.Count == 1 ? location.Districts[0] : string.Join(", ", location.Districts);
}
