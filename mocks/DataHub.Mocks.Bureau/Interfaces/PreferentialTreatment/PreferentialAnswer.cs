using System.Text.Json;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.PreferentialTreatment;

/// <summary>The result of a finished application.</summary>
internal static class PreferentialAnswer
{
    public static void Write(Utf8JsonWriter w, IReadOnlyList<PreferentialRow> rows)
    {
        w.WriteStartObject();
        w.WriteString("state"u8, "DONE"u8);
        w.WriteStartArray("result"u8);
        foreach (var row in rows) WriteRow(w, row);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter w, PreferentialRow row)
    {
        w.WriteStartObject();
        w.WriteString("category"u8, row.Category);
        w.WriteString("categoryName"u8, row.CategoryName);
        w.WriteString("certificateNo"u8, row.CertificateNumber);
        w.WriteString("holderName"u8, row.HolderName);
        w.WriteString("holderIdCard"u8, row.HolderIdNumber);
        w.WriteStartArray("beneficiaries"u8);
        foreach (var (name, number) in row.Beneficiaries)
        {
            w.WriteStartObject();
            w.WriteString("name"u8, name);
            w.WriteString("idCard"u8, number);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteString("validFrom"u8, Spelling.DashedDay(row.ValidFrom));
        w.WriteString("validTo"u8, Spelling.DashedDay(row.ValidTo));
        w.WriteNumber("state"u8, row.State);
        w.WriteEndObject();
    }
}
