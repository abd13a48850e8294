using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Enterprise;

/// <summary>企业登记 (handbook 2.3), by credit code or by the legal person.</summary>
internal sealed class EnterpriseInterface(IBureauData data) : GatewayInterface(BureauItem.Enterprise, "r_370000_qydj_01")
{
    private static readonly string[] Names = ["uniscid", "certno", "name"];

    public override bool DoubleEncoded => true;

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null, null];
        if (!Fields.TryRead(query, Names, v)) return null;
        string? code = v[0], person = v[1], name = v[2];
        if (code is not null)
            return Spelling.IsCreditCode(code) && person is null && name is null ? new Question([code], w => Write(w, data.EnterprisesByCode(code))) : null;
        return Spelling.IsAnyDocument(person) && Spelling.IsName(name) ? new Question([person!], w => Write(w, data.EnterprisesOfPerson(person!))) : null;
    }

    private static void Write(Utf8JsonWriter w, IReadOnlyList<EnterpriseRow> rows)
    {
        w.WriteStartArray();
        foreach (var row in rows)
        {
            w.WriteStartObject();
            w.WriteString("uniscid"u8, row.CreditCode);
            w.WriteString("entname"u8, row.Name);
            w.WriteString("dom"u8, row.Address);
            w.WriteString("lerep"u8, row.LegalPerson);
            w.WriteString("lerepcertno"u8, row.LegalPersonIdNumber);
            w.WriteString("estdate"u8, Day(row.EstablishedOn));
            w.WriteString("opfrom"u8, Day(row.OperatesFrom));
            w.WriteString("opto"u8, row.OperatesTo is { } to ? Day(to) : "");
            w.WriteString("regstate"u8, row.State);
            w.WriteString("regstateCn"u8, row.StateName);
            w.WriteString("taxstate"u8, row.TaxState);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
