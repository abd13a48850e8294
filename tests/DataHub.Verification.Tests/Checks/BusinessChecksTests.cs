using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class BusinessChecksTests
{
    [Fact]
    public void The_owner_is_a_parent()
    {
        Owner(Others.Enterprise).ShouldBe((CheckOutcome.Pass, "business-owner-is-parent"));
        Owner(Others.Enterprise with { OwnerName = "张玮" }).ShouldBe((CheckOutcome.Review, "business-owner-name-differs"));
        Owner(Others.Enterprise with { OwnerName = "王强", OwnerIdNumber = "370102198506064012" }).ShouldBe((CheckOutcome.Absent, "business-owner-not-parent"));
    }

    [Theory]
    [InlineData(BusinessState.InBusiness, CheckOutcome.Pass)]
    [InlineData(BusinessState.Revoked, CheckOutcome.Absent)]
    [InlineData(BusinessState.Deregistered, CheckOutcome.Absent)]
    [InlineData(BusinessState.MovedOut, CheckOutcome.Absent)]
    public void Only_one_in_business_counts(BusinessState state, CheckOutcome outcome) =>
        BusinessActive.Declaration.Judge(DataItem.SoleTrader, Known.Mother, Others.SoleTrader with { State = state }).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData("2025-09-01", "12", CheckOutcome.Pass)]
    [InlineData("2025-09-02", "11", CheckOutcome.Fail)]
    [InlineData("2026-09-01", "0", CheckOutcome.Fail)]
    public void Months_count_from_the_day_it_was_established(string established, string months, CheckOutcome outcome)
    {
        var result = Months(established);
        (result.Outcome, result.Value("months")).ShouldBe((outcome, months));
    }

    [Fact]
    public void Months_say_when_they_are_reached() =>
        Months("2025-10-31").Counterfactual.ShouldBe(new("business-months-reached-on", "12", "10", new DateOnly(2026, 10, 30), new DateOnly(2026, 8, 31)));

    [Theory]
    [InlineData("济南市历下区山大路201号", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("历下区山大路201号", "91370000MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("济南市历城区花园路1号", "91370102MA3C4K5L3X", CheckOutcome.Absent)] // moved: the address is newer than the code
    [InlineData("山大路201号", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("山大路201号", "91370112MA3C4K5L3X", CheckOutcome.Absent)]
    [InlineData("山大路201号", "91370100MA3C4K5L3X", CheckOutcome.Absent)] // registered with the prefecture: nobody knows which county
    [InlineData("", "91370102MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("山大路201号", "913701", CheckOutcome.Absent)]
    public void In_division_goes_by_the_address_else_by_the_code(string address, string code, CheckOutcome outcome) =>
        InDivision("370102", address, code).ShouldBe(outcome);

    [Theory]
    [InlineData("370103", "济南市市中区经七路1号", "91370402MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("370103", "枣庄市市中区解放路1号", "91370103MA3C4K5L3X", CheckOutcome.Absent)]
    [InlineData("370103", "市中区经七路1号", "91370103MA3C4K5L3X", CheckOutcome.Pass)]
    [InlineData("370402", "市中区经七路1号", "91370103MA3C4K5L3X", CheckOutcome.Absent)]
    public void A_county_name_of_several_prefectures_needs_the_prefecture_or_the_code(string division, string address, string code, CheckOutcome outcome) =>
        InDivision(division, address, code).ShouldBe(outcome);

    private static (CheckOutcome Outcome, string Reason) Owner(EnterpriseRecord business)
    {
        var result = BusinessOwner.Declaration.Judge(DataItem.Enterprise, Known.Father, business);
        return (result.Outcome, result.Reason);
    }

    private static CheckResult Months(string established) => BusinessMonths.Declaration.Judge(
        """{ "months": 12 }""", DataItem.Enterprise, Known.Father, Others.Enterprise with { EstablishedOn = DateOnly.Parse(established) });

    private static CheckOutcome InDivision(string division, string address, string code)
    {
        var business = Others.Enterprise with { Address = address, CreditCode = code };
        var known = new Known(Some.Family) { Policy = new Known(Some.Family).Policy with { Division = division } }.Record(ItemId.EnterpriseRegistration, Known.Father, business);
        return BusinessInDivision.Declaration.Judge("{}", known, known.Candidate(DataItem.Enterprise, business, Known.Father)).Outcome;
    }
}
