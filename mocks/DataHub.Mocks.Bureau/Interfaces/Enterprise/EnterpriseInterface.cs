using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Enterprise;

/// <summary>企业登记 (handbook 2.3), by credit code or by the legal person.</summary>
internal sealed class EnterpriseInterface(IBureauData data) : BusinessInterface<EnterpriseRow>(BureauItem.Enterprise, "r_370000_qydj_01")
{
    protected override IReadOnlyList<EnterpriseRow> ByCode(string creditCode) => data.EnterprisesByCode(creditCode);

    protected override IReadOnlyList<EnterpriseRow> OfPerson(string idNumber) => data.EnterprisesOfPerson(idNumber);

    protected override void Write(Utf8JsonWriter w, EnterpriseRow row)
    {
        w.WriteStartObject();
        w.WriteString("uniscid"u8, row.CreditCode);
        w.WriteString("entname"u8, row.Name);
        w.WriteString("dom"u8, row.Address);
        w.WriteString("lerep"u8, row.LegalPerson);
        w.WriteString("lerepcertno"u8, row.LegalPersonIdNumber);
        w.WriteString("estdate"u8, Spelling.DashedDay(row.EstablishedOn));
        w.WriteString("opfrom"u8, Spelling.DashedDay(row.OperatesFrom));
        w.WriteString("opto"u8, row.OperatesTo is { } to ? Spelling.DashedDay(to) : "");
        w.WriteString("regstate"u8, row.State);
        w.WriteString("regstateCn"u8, row.StateName);
        w.WriteString("taxstate"u8, row.TaxState);
        w.WriteEndObject();
    }
}
