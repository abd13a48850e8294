using DataHub.Core.Items;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class PropertyInDistrictTests : HomeInDistrictTests
{
    private protected override CheckDefinition Definition => PropertyInDistrict.Declaration;

    private protected override DataItem Item => DataItem.Title;

    private protected override SourceRecord At(string address) => Some.Title with { Address = address };
}
