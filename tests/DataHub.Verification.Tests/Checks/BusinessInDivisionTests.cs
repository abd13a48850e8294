using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class BusinessInDivisionTests
{
    [Theory]
    [InlineData("济南市历下区山大路201号", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("历下区山大路201号", "91370000MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("济南市历城区花园路1号", "91370102MA3C4K5L3X", CheckOutcome.Absent)] // moved: the address is newer than the code
    [InlineData("山大路201号", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("山大路201号", "91370112MA3C4K5L3X", CheckOutcome.Absent)]
    [InlineData("山大路201号", "91370100MA3C4K5L3X", CheckOutcome.Absent)] // registered with the prefecture: nobody knows which county
    [InlineData("", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("山大路201号", "913701", CheckOutcome.Absent)]
    public void The_address_decides_else_the_code(string address, string code, CheckOutcome outcome) => Judge("370102", address, code).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("370103", "济南市市中区经七路1号", "91370402MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("370103", "枣庄市市中区解放路1号", "91370103MA3C4K5L3X", CheckOutcome.Absent)]
    [InlineData("370103", "市中区经七路1号", "91370103MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("370402", "市中区经七路1号", "91370103MA3C4K5L3X", CheckOutcome.Absent)]
    public void A_county_name_of_several_prefectures_needs_the_prefecture_or_the_code(string division, string address, string code, CheckOutcome outcome) =>
        Judge(division, address, code).Outcome.ShouldBe(outcome);

    [Fact]
    public void Says_which_county_it_lies_in()
    {
        Judge("370102", "济南市历城区花园路1号", "91370102MA3C4K5L3X").ShouldSatisfyAllConditions(
            r => r.Reason.ShouldBe("business-elsewhere"), r => r.Value("division").ShouldBe("370112"));
        Judge("370102", "济南市历下区山大路201号", "91370102MA3C4K5L3X").Reason.ShouldBe("business-in-division");
    }

    private static CheckResult Judge(string division, string address, string code)
    {
        var business = Others.Enterprise with { Address = address, CreditCode = code };
        var known = new Known(Some.Family) { Policy = new Known(Some.Family).Policy with { Division = division } }.Record(ItemId.EnterpriseRegistration, Known.Father, business);
        return BusinessInDivision.Declaration.Judge("{}", known, known.Candidate(DataItem.Enterprise, business, Known.Father));
    }
}
