using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>From the rows to the canonical records.</summary>
internal static class SoleTraderRegistrationMapping
{
    public static PullAnswer Map(PullQuestion question, ReadOnlyMemory<byte> data)
    {
        var rows = WireJson.Read(data, SoleTraderWire.Default.ListSoleTraderRow, "data");
        var records = rows.Select(Record).ToList();
        var refusals = rows.Select((row, i) =>
            BusinessReading.Refuse(question, row.CreditCode, row.OwnerIdNumber, row.OwnerName, $"data[{i}].uniscid", $"data[{i}].opercertno")).OfType<PullAnswer>().ToList();
        return refusals.Find(refusal => refusal.Failure is not null)
            ?? refusals.FirstOrDefault()
            ?? (records.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found(records, BusinessReading.Warnings(rows.Select(row => row.CreditCode))));
    }

    private static SoleTraderRecord Record(SoleTraderRow row, int index) => new()
    {
        CreditCode = row.CreditCode,
        Name = row.Name,
        Address = row.Address,
        OwnerName = row.OwnerName,
        OwnerIdNumber = IdDocument.Normalize(IdType.ResidentId, row.OwnerIdNumber),
        EstablishedOn = WireDate.Dashed(row.EstablishedOn, $"data[{index}].estdate"),
        State = BusinessReading.State(row.State, $"data[{index}].regstate"),
    };
}
