using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

/// <summary>Whatever record speaks of a home, its address is looked up in the same districts.</summary>
public sealed class InDistrictTests
{
    private static readonly SchoolDistrict[] Districts =
    [
        new() { Id = "odd", Name = "单号学区", Areas = [new() { Kind = AreaKind.Road, Name = "文化东路", From = 1, To = 99, Parity = Parity.Odd }] },
        new() { Id = "even", Name = "双号学区", Areas = [new() { Kind = AreaKind.Road, Name = "文化东路", From = 2, To = 98, Parity = Parity.Even }] },
    ];

    public static TheoryData<string, CheckOutcome, string> Addresses { get; } = new()
    {
        { "历下区文化东路88号3号楼2-501", CheckOutcome.Pass, "home-in-district" },
        { "历下区文化东路99号1号楼1-101", CheckOutcome.Pass, "home-in-district" },
        { "历下区文化东路100号1号楼1-101", CheckOutcome.Fail, "home-outside-districts" },
        { "历下区文化东路", CheckOutcome.Review, "home-district-unclear" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Of_a_title(string address, CheckOutcome outcome, string reason) =>
        Judge(PropertyInDistrict.Declaration, DataItem.Title, Some.Title with { Address = address }).ShouldBe((outcome, reason));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Of_a_contract(string address, CheckOutcome outcome, string reason) =>
        Judge(ContractInDistrict.Declaration, DataItem.Contract, Others.Contract with { Address = address }).ShouldBe((outcome, reason));

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Of_a_rental(string address, CheckOutcome outcome, string reason) =>
        Judge(RentalInDistrict.Declaration, DataItem.Rental, Others.Rental with { Address = address }).ShouldBe((outcome, reason));

    private static (CheckOutcome Outcome, string Reason) Judge(CheckDefinition definition, DataItem item, SourceRecord record)
    {
        var known = new Known(Some.Family) { Policy = new Known(Some.Family).Policy with { Districts = Districts } }.Record(item.Id(), Known.Father, record);
        var result = definition.Judge("{}", known, known.Candidate(item, record, Known.Father));
        return (result.Outcome, result.Reason);
    }
}
