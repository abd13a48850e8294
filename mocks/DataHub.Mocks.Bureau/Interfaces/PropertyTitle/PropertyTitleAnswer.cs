using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Bureau.Interfaces.PropertyTitle;

/// <summary>One page of titles as the register spells them.</summary>
internal static class PropertyTitleAnswer
{
    /// <param name="status"><c>NO_RECORD</c>, <c>NOT_COVERED</c> or <c>ERROR</c>.</param>
    public static void WriteEmpty(Utf8JsonWriter w, string status, PropertyTitleQuery? query)
    {
        w.WriteStartObject();
        w.WriteString("status"u8, status);
        if (status == "ERROR") w.WriteString("message"u8, "登记系统异常，请稍后再试");
        WritePaging(w, 0, query);
        w.WriteStartArray("list"u8);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter w, IReadOnlyList<TitleRow> rows, PropertyTitleQuery query)
    {
        w.WriteStartObject();
        w.WriteString("status"u8, "OK"u8);
        WritePaging(w, rows.Count, query);
        w.WriteStartArray("list"u8);
        foreach (var row in rows.Skip((int)Math.Min(rows.Count, (query.Page - 1L) * query.Size)).Take(query.Size)) WriteTitle(w, row);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void WritePaging(Utf8JsonWriter w, int total, PropertyTitleQuery? query)
    {
        w.WriteNumber("total"u8, total);
        w.WriteNumber("page"u8, query?.Page ?? 1);
        w.WriteNumber("size"u8, query?.Size ?? 0);
    }

    private static void WriteTitle(Utf8JsonWriter w, TitleRow row)
    {
        w.WriteStartObject();
        w.WriteString("bdcqzh"u8, row.TitleNumber);
        w.WriteString("bdcdyh"u8, row.UnitNumber);
        w.WriteString("zl"u8, row.Address);
        w.WriteString("ssxq"u8, row.Division);
        w.WriteString("ghyt"u8, row.Use);
        w.WriteString("ghytmc"u8, row.UseName);
        w.WriteNumber("jzmj"u8, row.Area);
        w.WriteString("gyfs"u8, row.Ownership);
        w.WriteString("gyqk"u8, row.Ownership switch { "1" => "单独所有", "2" => "共同共有", _ => "按份共有" });
        w.WriteString("djsj"u8, row.RegisteredAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        w.WriteString("qszt"u8, row.State);
        w.WriteStartArray("xzqk"u8);
        foreach (var restriction in row.Restrictions) w.WriteStringValue(restriction);
        w.WriteEndArray();
        w.WriteStartArray("qlrlb"u8);
        foreach (var owner in row.Owners)
        {
            w.WriteStartObject();
            w.WriteString("qlrmc"u8, owner.Name);
            w.WriteString("zjzl"u8, owner.IdType);
            w.WriteString("zjh"u8, owner.IdNumber);
            w.WriteString("qlbl"u8, owner.Share);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }
}
