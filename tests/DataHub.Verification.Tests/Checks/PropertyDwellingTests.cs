using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyDwellingTests
{
    [Theory]
    [InlineData("{}", BuildingUse.Dwelling, null)]
    [InlineData("{}", BuildingUse.ApartmentHotel, "apartment-hotel")]
    [InlineData("{}", BuildingUse.Commercial, "commercial")]
    [InlineData("""{ "uses": ["dwelling", "apartment-hotel"] }""", BuildingUse.ApartmentHotel, null)]
    [InlineData("""{ "uses": ["apartment-hotel"] }""", BuildingUse.Dwelling, "dwelling")]
    public void A_dwelling_unless_the_policy_says_otherwise(string parameters, BuildingUse use, string? told)
    {
        var result = PropertyDwelling.Declaration.Judge(parameters, DataItem.Title, Known.Father, Some.Title with { Use = use });

        result.ShouldSay(told is null ? CheckOutcome.Pass : CheckOutcome.Absent, told is null ? "title-dwelling" : "title-not-dwelling");
        result.Value("use").ShouldBe(told);
    }
}
