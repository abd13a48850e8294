using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.SoleTrader;

/// <summary>个体工商户 (handbook 2.4), by credit code or by the operator.</summary>
internal sealed class SoleTraderInterface(IBureauData data) : GatewayInterface(BureauItem.SoleTrader, "r_370000_gtgsh_01")
{
    private static readonly string[] Names = ["uniscid", "certno", "name"];

    public override bool DoubleEncoded => true;

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null, null];
        if (!Fields.TryRead(query, Names, v)) return null;
        string? code = v[0], person = v[1], name = v[2];
        if (code is not null)
            return Spelling.IsCreditCode(code) && person is null && name is null ? new Question([code], w => Write(w, data.SoleTradersByCode(code))) : null;
        return Spelling.IsAnyDocument(person) && Spelling.IsName(name) ? new Question([person!], w => Write(w, data.SoleTradersOfPerson(person!))) : null;
    }

    private static void Write(Utf8JsonWriter w, IReadOnlyList<SoleTraderRow> rows)
    {
        w.WriteStartArray();
        foreach (var row in rows)
        {
            w.WriteStartObject();
            w.WriteString("uniscid"u8, row.CreditCode);
            w.WriteString("traname"u8, row.Name);
            w.WriteString("oploc"u8, row.Address);
            w.WriteString("opername"u8, row.Operator);
            w.WriteString("opercertno"u8, row.OperatorIdNumber);
            w.WriteString("estdate"u8, row.EstablishedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            w.WriteString("regstate"u8, row.State);
            w.WriteString("regstateCn"u8, row.StateName);
            w.WriteString("taxstate"u8, row.TaxState);
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }
}
