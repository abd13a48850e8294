using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PresaleContract;

/// <summary>From the rows to the canonical records, in the source's order.</summary>
internal static class PresaleContractMapping
{
    /// <param name="usesIn">Division of a contract → what the words of its use mean there.</param>
    public static PullAnswer Map(PullQuestion question, ReadOnlyMemory<byte> body, Func<string, IReadOnlyDictionary<string, BuildingUse>> usesIn) => RowAnswer.Of(
        WireList.Map(Md5SignEnvelope.Rows(body, PresaleWire.Default.Md5SignAnswerPresaleRow), "result", (row, at) =>
        {
            var record = Record(row, at, usesIn(row.Division));
            return (record, Wrong(question, record, at) ?? Mismatch(question, record));
        }));

    /// <summary>Asked by number, the contract may be anybody's: whether a buyer is of the family is a check's question.</summary>
    private static PullAnswer? Wrong(PullQuestion question, PresaleContractRecord record, string at) =>
        question.Number is null ? PersonCheck.Among(question.Subject, record.Buyers.Select(buyer => buyer.IdNumber), $"{at}.srf")
        : IdDocument.SameNumber(question.Number, record.ContractNumber) ? null
        : PersonCheck.WrongNumber($"{at}.htbh");

    /// <summary>Of the person asked for only; other buyers' names are for the checks to look at.</summary>
    private static PullAnswer? Mismatch(PullQuestion question, PresaleContractRecord record) => record.Buyers
        .Where(buyer => IdDocument.SameNumber(question.Subject.IdNumber, buyer.IdNumber))
        .Select(buyer => PersonCheck.Name(question.Subject, buyer.Name))
        .FirstOrDefault();

    private static PresaleContractRecord Record(PresaleRow row, string at, IReadOnlyDictionary<string, BuildingUse> uses) => new()
    {
        ContractNumber = row.ContractNumber,
        Buyers = WireList.Map(row.Buyers, $"{at}.srf", (buyer, _) => new ContractBuyer(buyer.Name, IdDocument.Normalize(IdType.ResidentId, buyer.IdNumber))),
        Address = row.Address,
        Division = row.Division,
        Use = uses.TryGetValue(row.Use, out var use) ? use : throw DriftException.UnknownCode($"{at}.fwyt"),
        Area = WireNumber.Decimal(row.Area, $"{at}.jzmj"),
        FiledOn = WireDate.Compact(row.FiledOn, $"{at}.basj"),
        State = row.State switch
        {
            "已备案" => ContractState.Filed,
            "已注销" => ContractState.Cancelled,
            "已转登记" => ContractState.ReplacedByTitle,
            _ => throw DriftException.UnknownCode($"{at}.htzt"),
        },
        HandedOver = row.HandOver switch
        {
            "已交付" => true,
            "未交付" => false,
            _ => throw DriftException.UnknownCode($"{at}.jfzt"),
        },
        HandedOverOn = WireDate.OrNull(row.HandedOverOn, $"{at}.jfrq", WireDate.Compact),
        UnitNumber = row.UnitNumber.Length == 0 ? null : row.UnitNumber,
    };
}
