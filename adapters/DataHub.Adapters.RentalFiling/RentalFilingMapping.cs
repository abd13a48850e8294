using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.RentalFiling;

/// <summary>From the rows to the canonical records, in the source's order.</summary>
internal static class RentalFilingMapping
{
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> body) => RowAnswer.Of(
        WireList.Map(Md5SignEnvelope.Rows(body, RentalWire.Default.Md5SignAnswerRentalRow), "result",
            (row, at) => (Record(row, at), PersonCheck.Refuse(asked, row.TenantIdNumber, row.TenantName, $"{at}.czrzjh"))));

    private static RentalFilingRecord Record(RentalRow row, string at) => new()
    {
        FilingNumber = row.FilingNumber,
        TenantName = row.TenantName,
        TenantIdNumber = IdDocument.Normalize(IdType.ResidentId, row.TenantIdNumber),
        OwnerName = row.OwnerName,
        OwnerIdNumber = IdDocument.Normalize(IdType.ResidentId, row.OwnerIdNumber),
        Address = row.Address,
        Division = row.Division,
        From = WireDate.Slashed(row.From, $"{at}.qzrq"),
        To = WireDate.Slashed(row.To, $"{at}.zzrq"),
        State = row.State switch
        {
            1 => RentalState.Filed,
            2 => RentalState.Ended,
            3 => RentalState.Withdrawn,
            _ => throw DriftException.UnknownCode($"{at}.bazt"),
        },
        PublicRental = row.PublicRental switch
        {
            0 => false,
            1 => true,
            _ => throw DriftException.UnknownCode($"{at}.gzf"),
        },
    };
}
