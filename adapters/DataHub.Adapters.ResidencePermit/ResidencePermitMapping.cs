using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.ResidencePermit;

/// <summary>From the rows to the canonical records, in the source's order (newest last).</summary>
internal static class ResidencePermitMapping
{
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> data)
    {
        var rows = WireList.Map(WireJson.Read(data, PermitWire.Default.ListPermitRow, "data"), "data",
            (row, at) => (Record: Record(row, at), WrongPerson: PersonCheck.Number(asked, row.IdNumber, $"{at}.gmsfhm"), Mismatch: PersonCheck.Name(asked, row.Name)));
        return rows.Select(row => row.WrongPerson).FirstOrDefault(refused => refused is not null)
            ?? rows.Select(row => row.Mismatch).FirstOrDefault(refused => refused is not null)
            ?? (rows.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found([.. rows.Select(row => row.Record)]));
    }

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
