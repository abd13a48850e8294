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
        var rows = WireJson.Read(data, PermitWire.Default.ListPermitRow, "data");
        var records = rows.Select(Record).ToList();
        return rows.Select((row, i) => PersonCheck.Number(asked, row.IdNumber, $"data[{i}].gmsfhm")).FirstOrDefault(refused => refused is not null)
            ?? rows.Select(row => PersonCheck.Name(asked, row.Name)).FirstOrDefault(refused => refused is not null)
            ?? (records.Count == 0 ? PullAnswer.NoRecord() : PullAnswer.Found(records));
    }

    private static ResidencePermitRecord Record(PermitRow row, int index) => new()
    {
        IdNumber = IdDocument.Normalize(IdType.ResidentId, row.IdNumber),
        Name = row.Name,
        PermitNumber = row.PermitNumber,
        Division = row.Division,
        Address = row.Address,
        FirstIssuedOn = WireDate.Dashed(row.FirstIssuedOn, $"data[{index}].qfrq"),
        ValidFrom = WireDate.Dashed(row.ValidFrom, $"data[{index}].yxqqsrq"),
        ValidTo = WireDate.Dashed(row.ValidTo, $"data[{index}].yxqjzrq"),
        Endorsements = row.Endorsements,
        State = row.State switch
        {
            "0" => PermitState.Invalid,
            "1" => PermitState.Valid,
            "2" => PermitState.Cancelled,
            _ => throw DriftException.UnknownCode($"data[{index}].zt"),
        },
    };
}
