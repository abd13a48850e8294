using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Marriage;

/// <summary>婚姻登记 (handbook 2.5), of a couple or of everyone whom one person married.</summary>
internal sealed class MarriageInterface(IBureauData data) : GatewayInterface(BureauItem.Marriage, "r_370000_hydj_01")
{
    private static readonly string[] Names = ["cert_num_man", "name_man", "cert_num_woman", "name_woman"];

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null, null, null];
        if (!Fields.TryRead(query, Names, v) || !IsSide(v[0], v[1]) || !IsSide(v[2], v[3]) || (v[0] is null && v[2] is null)) return null;
        string? man = v[0], woman = v[2];
        return new Question([.. new[] { man, woman }.OfType<string>()], w => Write(w, data.Marriages(man, woman)));
    }

    private static bool IsSide(string? number, string? name) =>
        (number is null && name is null) || (Spelling.IsAnyDocument(number) && Spelling.IsName(name));

    private static void Write(Utf8JsonWriter w, IReadOnlyList<MarriageRow> rows)
    {
        w.WriteStartObject();
        w.WriteNumber("total"u8, rows.Count);
        w.WriteStartArray("rows"u8);
        foreach (var row in rows)
        {
            w.WriteStartObject();
            w.WriteString("op_type"u8, row.Act);
            w.WriteString("op_type_desc"u8, row.ActName);
            w.WriteString("op_date"u8, Spelling.BeijingTime(row.ActAt).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            w.WriteString("name_man"u8, row.ManName);
            w.WriteString("cert_num_man"u8, row.ManIdNumber);
            w.WriteString("name_woman"u8, row.WomanName);
            w.WriteString("cert_num_woman"u8, row.WomanIdNumber);
            w.WriteString("cert_no"u8, row.CertificateNumber);
            w.WriteString("dept_name"u8, row.Office);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }
}
