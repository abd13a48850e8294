using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.SoleTrader;

/// <summary>个体工商户 (handbook 2.4), by credit code or by the operator.</summary>
internal sealed class SoleTraderInterface(IBureauData data) : BusinessInterface<SoleTraderRow>(BureauItem.SoleTrader, "r_370000_gtgsh_01")
{
    protected override IReadOnlyList<SoleTraderRow> ByCode(string creditCode) => data.SoleTradersByCode(creditCode);

    protected override IReadOnlyList<SoleTraderRow> OfPerson(string idNumber) => data.SoleTradersOfPerson(idNumber);

    protected override void Write(Utf8JsonWriter w, SoleTraderRow row)
    {
        w.WriteStartObject();
        w.WriteString("uniscid"u8, row.CreditCode);
        w.WriteString("traname"u8, row.Name);
        w.WriteString("oploc"u8, row.Address);
        w.WriteString("opername"u8, row.Operator);
        w.WriteString("opercertno"u8, row.OperatorIdNumber);
        w.WriteString("estdate"u8, Spelling.DashedDay(row.EstablishedOn));
        w.WriteString("regstate"u8, row.State);
        w.WriteString("regstateCn"u8, row.StateName);
        w.WriteString("taxstate"u8, row.TaxState);
        w.WriteEndObject();
    }
}
