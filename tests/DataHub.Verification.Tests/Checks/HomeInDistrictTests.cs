using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

/// <summary>Whatever record speaks of a home, its address is looked up in the same districts.</summary>
public abstract class HomeInDistrictTests
{
    private static readonly SchoolDistrict[] Districts =
    [
        new() { Id = "odd", Name = "单号学区", Areas = [new() { Kind = AreaKind.Road, Name = "文化东路", From = 1, To = 99, Parity = Parity.Odd }] },
        new() { Id = "even", Name = "双号学区", Areas = [new() { Kind = AreaKind.Road, Name = "文化东路", From = 2, To = 98, Parity = Parity.Even }] },
        new() { Id = "mall", Name = "历山学区", Areas = [new() { Kind = AreaKind.Community, Name = "历山名郡" }, new() { Kind = AreaKind.Road, Name = "解放路", From = 1, To = 200 }] },
        new() { Id = "station", Name = "车站学区", Areas = [new() { Kind = AreaKind.Community, Name = "历山名郡" }] },
    ];

    private protected abstract CheckDefinition Definition { get; }

    private protected abstract DataItem Item { get; }

    private protected abstract SourceRecord At(string address);

    [Theory]
    [InlineData("历下区文化东路88号3号楼2-501", CheckOutcome.Pass, "home-in-district", "district", "even")]
    [InlineData("历下区文化东路99号1号楼1-101", CheckOutcome.Pass, "home-in-district", "district", "odd")]
    [InlineData("历下区解放路112号历山名郡2-1-1203", CheckOutcome.Review, "home-in-several-districts", "districts", "mall, station")]
    [InlineData("历下区文化东路100号1号楼1-101", CheckOutcome.Fail, "home-outside-districts", "near", "odd, even")]
    [InlineData("历下区文化东路", CheckOutcome.Review, "home-district-unclear", "near", "odd, even")]
    public void The_address_decides(string address, CheckOutcome outcome, string reason, string field, string districts)
    {
        var record = At(address);
        var known = new Known(Some.Family) { Policy = new Known(Some.Family).Policy with { Districts = Districts } }.Record(Item.Id(), Known.Father, record);

        var result = Definition.Judge("{}", known, known.Candidate(Item, record, Known.Father));

        result.ShouldSay(outcome, reason);
        result.Value(field).ShouldBe(districts);
    }
}
