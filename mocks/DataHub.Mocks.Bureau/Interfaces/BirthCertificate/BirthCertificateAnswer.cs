using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Bureau.Interfaces.BirthCertificate;

/// <summary>The inner answer of the birth register.</summary>
internal static class BirthCertificateAnswer
{
    /// <param name="status">200, 404, 409, 410, 429 or 500.</param>
    /// <param name="row">Written with 200 only.</param>
    public static void Write(Utf8JsonWriter w, int status, BirthRow? row, int? retryAfter = null)
    {
        w.WriteStartObject();
        w.WriteNumber("code"u8, status);
        if (status == 200) WriteRow(w, row!);
        else if (retryAfter is { } seconds) WriteRetryAfter(w, seconds);
        else w.WriteNull("data"u8);
        w.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter w, BirthRow row)
    {
        w.WriteStartObject("data"u8);
        w.WriteString("babyName"u8, row.BabyName);
        w.WriteString("babySexCode"u8, row.Sex);
        w.WriteString("birthTime"u8, row.BornAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        w.WriteString("birthArea"u8, row.Division);
        w.WriteString("birthCode"u8, row.BirthCode);
        w.WriteString("momName"u8, row.MotherName);
        w.WriteString("momIdCode"u8, row.MotherIdNumber);
        w.WriteString("dadName"u8, row.FatherName);
        w.WriteString("dadIdCode"u8, row.FatherIdNumber);
        w.WriteString("issueOrg"u8, row.Issuer);
        w.WriteString("certState"u8, row.State);
        w.WriteEndObject();
    }

    private static void WriteRetryAfter(Utf8JsonWriter w, int seconds)
    {
        w.WriteStartObject("data"u8);
        w.WriteNumber("retryAfter"u8, seconds);
        w.WriteEndObject();
    }
}
