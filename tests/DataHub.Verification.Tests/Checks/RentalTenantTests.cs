using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RentalTenantTests
{
    [Fact]
    public void The_family_rents() => Judge(Others.Rental).ShouldBe((CheckOutcome.Pass, "rental-tenant-in-family"));

    [Fact]
    public void Another_tenant_is_no_evidence() =>
        Judge(Others.Rental with { TenantIdNumber = "370102199103034022", TenantName = "王芳" }).ShouldBe((CheckOutcome.Absent, "rental-tenant-not-in-family"));

    [Fact]
    public void The_right_number_under_another_name_is_for_a_person_to_see() =>
        Judge(Others.Rental with { TenantName = "李那" }).ShouldBe((CheckOutcome.Review, "rental-tenant-name-differs"));

    private static (CheckOutcome Outcome, string Reason) Judge(RentalFilingRecord rental)
    {
        var result = RentalTenant.Declaration.Judge(DataItem.Rental, Known.Mother, rental);
        return (result.Outcome, result.Reason);
    }
}
