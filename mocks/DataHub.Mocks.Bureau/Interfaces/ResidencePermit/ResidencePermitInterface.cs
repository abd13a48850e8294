using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.ResidencePermit;

/// <summary>居住证 (handbook 2.2): one row per permit number, newest last.</summary>
internal sealed class ResidencePermitInterface(IBureauData data) : GatewayInterface(BureauItem.ResidencePermit, "r_370000_jzz_01")
{
    private static readonly string[] Names = ["gmsfhm", "xm"];

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null];
        if (!Fields.TryRead(query, Names, v) || !Spelling.IsResidentId(v[0]) || !Spelling.IsName(v[1])) return null;
        var id = v[0]!;
        return new Question([id], w => JsonRows.Write(w, data.Permits(id).OrderBy(p => p.FirstIssuedOn).ThenBy(p => p.ValidFrom), Write));
    }

    private static void Write(Utf8JsonWriter w, PermitRow row)
    {
        w.WriteStartObject();
        w.WriteString("xm"u8, row.Name);
        w.WriteString("gmsfhm"u8, row.IdNumber);
        w.WriteString("zzbh"u8, row.PermitNumber);
        w.WriteString("ssxq"u8, row.Division);
        w.WriteString("jzdz"u8, row.Address);
        w.WriteString("jzsy"u8, row.Reason);
        w.WriteString("qfrq"u8, Spelling.DashedDay(row.FirstIssuedOn));
        w.WriteString("yxqqsrq"u8, Spelling.DashedDay(row.ValidFrom));
        w.WriteString("yxqjzrq"u8, Spelling.DashedDay(row.ValidTo));
        w.WriteNumber("qzcs"u8, row.Endorsements);
        w.WriteString("zt"u8, row.State);
        w.WriteEndObject();
    }
}
