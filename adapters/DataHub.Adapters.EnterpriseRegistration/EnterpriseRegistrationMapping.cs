using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.EnterpriseRegistration;

/// <summary>From the rows to the canonical records.</summary>
internal static class EnterpriseRegistrationMapping
{
    public static PullAnswer Map(PullQuestion question, ReadOnlyMemory<byte> data)
    {
        var rows = WireJson.Read(data, EnterpriseWire.Default.ListEnterpriseRow, "data");
        var records = rows.Select(Record).ToList();
        var refusals = rows.Select((row, i) =>
            BusinessReading.Refuse(question, row.CreditCode, row.OwnerIdNumber, row.OwnerName, $"data[{i}].uniscid", $"data[{i}].lerepcertno")).OfType<PullAnswer>().ToList();
        return refusals.Find(refusal => refusal.Failure is not null)
            ?? refusals.FirstOrDefault()
            ?? (records.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found(records, BusinessReading.Warnings(rows.Select(row => row.CreditCode))));
    }

    private static EnterpriseRecord Record(EnterpriseRow row, int index) => new()
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
