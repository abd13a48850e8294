using DataHub.Core.Items;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class RentalInDistrictTests : HomeInDistrictTests
{
    private protected override CheckDefinition Definition => RentalInDistrict.Declaration;

    private protected override DataItem Item => DataItem.Rental;

    private protected override SourceRecord At(string address) => Others.Rental with { Address = address };
}
