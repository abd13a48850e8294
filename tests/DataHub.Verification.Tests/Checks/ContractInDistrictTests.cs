using DataHub.Core.Items;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ContractInDistrictTests : HomeInDistrictTests
{
    private protected override CheckDefinition Definition => ContractInDistrict.Declaration;

    private protected override DataItem Item => DataItem.Contract;

    private protected override SourceRecord At(string address) => Others.Contract with { Address = address };
}
