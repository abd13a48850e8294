using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>From the rows to the canonical records.</summary>
internal static class SoleTraderRegistrationMapping
{
    public static PullAnswer Map(PullQuestion question, ReadOnlyMemory<byte> data) => BusinessReading.Answer(
        WireList.Map(WireJson.Read(data, SoleTraderWire.Default.ListSoleTraderRow, "data"), "data", (row, at) =>
            (Record(row, at), BusinessReading.Refuse(question, row.CreditCode, row.OwnerIdNumber, row.OwnerName, $"{at}.uniscid", $"{at}.opercertno"))));

    private static SoleTraderRecord Record(SoleTraderRow row, string at) => new()
    {
        CreditCode = row.CreditCode,
        Name = row.Name,
        Address = row.Address,
        OwnerName = row.OwnerName,
        OwnerIdNumber = IdDocument.Normalize(IdType.ResidentId, row.OwnerIdNumber),
        EstablishedOn = WireDate.Dashed(row.EstablishedOn, $"{at}.estdate"),
        State = BusinessReading.State(row.State, $"{at}.regstate"),
    };
}
