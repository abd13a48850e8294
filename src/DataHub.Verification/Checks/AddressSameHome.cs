using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Matching;

namespace DataHub.Verification.Checks;

/// <summary>The household is registered in the home: the same flat, or the same building or community if the county asks for no more.</summary>
internal sealed class AddressSameHome(AddressLevel level) : Check(Declaration)
{
    public static CheckDefinition Declaration { get; } = new(
        "address.same-home", CheckKind.Rule, [DataItem.Title, DataItem.Contract, DataItem.Rental],
        parameters => new AddressSameHome(parameters.Choice("level", AddressLevel.Home)))
    {
        Reasons = ["household-in-home", "household-in-other-home", "household-in-home-unclear"],
        Needs = [new(DataItem.Household, Who.Child)],
    };

    public override CheckResult Judge(in Candidate candidate, Dossier dossier)
    {
        var answer = dossier.Of(DataItem.Household, 0);
        if (answer.Records is not [HouseholdRecord household, ..])
        {
            return Missing(answer);
        }

        var match = AddressComparison.Compare(dossier.AddressOf(household.Address), dossier.AddressOf(HomeAddress.Of(candidate.Record!)), level);
        var fact = Fact(candidate, "addressMatch", EnumNames<AddressMatch>.Of(match));
        return match == AddressMatch.Ambiguous ? Review("household-in-home-unclear", fact)
            : Reaches(match) ? Pass("household-in-home", fact)
            : Fail("household-in-other-home", fact);
    }

    private bool Reaches(AddressMatch match) => match switch
    {
        AddressMatch.SameHome => true,
        AddressMatch.SameBuilding => level != AddressLevel.Home,
        AddressMatch.SameCommunity => level == AddressLevel.Community,
        _ => false,
    };
}
