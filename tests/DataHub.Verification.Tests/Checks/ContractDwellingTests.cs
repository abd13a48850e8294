using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractDwellingTests
{
    [Theory]
    [InlineData("{}", BuildingUse.Dwelling, CheckOutcome.Pass)]
    [InlineData("{}", BuildingUse.ApartmentHotel, CheckOutcome.Absent)]
    [InlineData("""{ "uses": ["dwelling", "apartment-hotel"] }""", BuildingUse.ApartmentHotel, CheckOutcome.Pass)]
    [InlineData("""{ "uses": ["apartment-hotel"] }""", BuildingUse.Dwelling, CheckOutcome.Absent)]
    public void A_dwelling_unless_the_policy_says_otherwise(string parameters, BuildingUse use, CheckOutcome outcome)
    {
        var result = ContractDwelling.Declaration.Judge(parameters, DataItem.Contract, Known.Father, Others.Contract with { Use = use });

        result.ShouldSay(outcome, outcome == CheckOutcome.Pass ? "contract-for-dwelling" : "contract-not-for-dwelling");
        result.Value("use").ShouldBe(outcome == CheckOutcome.Pass ? null : use == BuildingUse.Dwelling ? "dwelling" : "apartment-hotel");
    }
}
