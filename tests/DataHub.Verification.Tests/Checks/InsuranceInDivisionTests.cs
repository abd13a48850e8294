using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class InsuranceInDivisionTests
{
    [Theory]
    [InlineData("370102", InsuranceKind.EmployeePension, ContributionState.Paid, "insurance-in-division")]
    [InlineData("370181", InsuranceKind.FlexiblePension, ContributionState.Paid, "insurance-in-division")]
    [InlineData("370102", InsuranceKind.EmployeePension, ContributionState.PaidLater, "insurance-in-division")]
    [InlineData("370202", InsuranceKind.EmployeePension, ContributionState.Paid, "insurance-elsewhere")]
    [InlineData("370102", InsuranceKind.EmployeePension, ContributionState.Owed, "insurance-no-months")]
    [InlineData("370102", InsuranceKind.Medical, ContributionState.Paid, "insurance-no-months")]
    [InlineData("370102", InsuranceKind.WorkInjury, ContributionState.Paid, "insurance-no-months")]
    [InlineData("370102", InsuranceKind.Unemployment, ContributionState.Paid, "insurance-no-months")]
    public void Pension_paid_at_an_office_within_the_prefixes(string division, InsuranceKind kind, ContributionState state, string reason)
    {
        var result = Judge(Others.InsuranceOf([.. Others.Paid("202601", division, kind, state)]));
        (result.Outcome, result.Reason).ShouldBe((reason == "insurance-in-division" ? CheckOutcome.Pass : CheckOutcome.Absent, reason));
        result.Value("division").ShouldBe(reason == "insurance-no-months" ? null : division);
    }

    [Fact]
    public void Known_without_a_month_is_no_evidence() => Judge(Others.InsuranceOf()).Reason.ShouldBe("insurance-no-months");

    private static CheckResult Judge(SocialInsuranceRecord record) =>
        InsuranceInDivision.Declaration.Judge("""{ "prefixes": ["3701"] }""", DataItem.Insurance, Known.Father, record);
}
