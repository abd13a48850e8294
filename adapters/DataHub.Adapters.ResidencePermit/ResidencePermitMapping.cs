using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.ResidencePermit;

/// <summary>From the rows to the canonical records, in the source's order (newest last).</summary>
internal static class ResidencePermitMapping
{
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> data) => RowAnswer.Of(
        WireList.Map(WireJson.Read(data, PermitWire.Default.ListPermitRow, "data"), "data",
            (row, at) => (Record(row, at), PersonCheck.Refuse(asked, row.IdNumber, row.Name, $"{at}.gmsfhm"))));

    private static ResidencePermitRecord Record(PermitRow row, string at) => new()
    {
        IdNumber = IdDocument.Normalize(IdType.ResidentId, row.IdNumber),
        Name = row.Name,
        PermitNumber = row.PermitNumber,
        Division = row.Division,
        Address = row.Address,
        FirstIssuedOn = WireDate.Dashed(row.FirstIssuedOn, $"{at}.qfrq"),
        ValidFrom = WireDate.Dashed(row.ValidFrom, $"{at}.yxqqsrq"),
        ValidTo = WireDate.Dashed(row.ValidTo, $"{at}.yxqjzrq"),
        Endorsements = row.Endorsements,
        State = row.State switch
        {
            "0" => PermitState.Invalid,
            "1" => PermitState.Valid,
            "2" => PermitState.Cancelled,
            _ => throw DriftException.UnknownCode($"{at}.zt"),
        },
    };
}
