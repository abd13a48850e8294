using System.Text.Json;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Household;

/// <summary>One person as the police spell it.</summary>
internal static class HouseholdAnswer
{
    public static void Write(Utf8JsonWriter w, HouseholdRow row, string askedName)
    {
        w.WriteStartObject();
        if (Spelling.SameName(row.Name, askedName)) WriteMembers(w, row);
        else w.WriteString("HCJG"u8, "姓名不一致");
        w.WriteEndObject();
    }

    /// <summary>In a batch a mismatch has to say whose it is.</summary>
    public static void WriteInBatch(Utf8JsonWriter w, HouseholdRow row, string askedName)
    {
        if (Spelling.SameName(row.Name, askedName))
        {
            Write(w, row, askedName);
            return;
        }
        w.WriteStartObject();
        w.WriteString("GMSFHM"u8, row.IdNumber);
        w.WriteString("HCJG"u8, "姓名不一致");
        w.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter w, HouseholdRow row)
    {
        w.WriteString("GMSFHM"u8, row.IdNumber);
        w.WriteString("XM"u8, row.Name);
        w.WriteString("XB"u8, row.Sex);
        w.WriteString("MZ"u8, row.Ethnicity);
        w.WriteString("CSRQ"u8, Spelling.CompactDay(row.BornOn));
        w.WriteString("HH"u8, row.HouseholdNumber);
        w.WriteString("HZXM"u8, row.HeadName);
        w.WriteString("HZGMSFHM"u8, row.HeadIdNumber);
        w.WriteString("YHZGX"u8, row.Relation);
        w.WriteString("HB"u8, row.Kind);
        w.WriteString("HJDZ"u8, row.Address);
        w.WriteString("SSXQ"u8, row.Division);
        w.WriteString("PCSMC"u8, row.Station);
        w.WriteString("HJQRRQ"u8, row.MovedInOn is { } moved ? Spelling.CompactDay(moved) : "");
        w.WriteString("HJQFJG"u8, row.Issuer);
        w.WriteString("RYZT"u8, row.State);
        w.WriteString("SFJTH"u8, row.Collective ? "1"u8 : "0"u8);
    }
}
