using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.BirthCertificate;

/// <summary>Finds a birth by certificate number, or by the child's name and day, always with the mother.</summary>
internal sealed class BirthCertificateQuery(IBureauData data)
{
    private static readonly string[] Names = ["birthCode", "babyName", "birthDate", "momName", "momIdCode"];
    private static readonly DateOnly RegisterBegan = new(2015, 1, 1);

    /// <returns>Null when a member is unknown, missing or malformed.</returns>
    public Question? Read(JsonElement body)
    {
        Span<string?> v = [null, null, null, null, null];
        if (!Fields.TryRead(body, Names, v) || !Spelling.IsName(v[3]) || !Spelling.IsAnyDocument(v[4])) return null;
        string? code = v[0], name = v[1], day = v[2];
        var mother = v[4]!;
        if (code is not null) return IsBirthCode(code) && name is null && day is null ? ByCode(code, mother) : null;
        return Spelling.IsName(name) && Spelling.IsDate(day, "yyyyMMdd") ? ByChild(name!, DateOnly.ParseExact(day!, "yyyyMMdd", CultureInfo.InvariantCulture), mother) : null;
    }

    private Question ByCode(string code, string mother)
    {
        // The number alone opens nothing: another mother's certificate is no record to this caller.
        var row = data.BirthByCode(code) is { } found && found.MotherIdNumber == mother ? found : null;
        var status = row is null ? 404 : DateOnly.FromDateTime(row.BornAt) < RegisterBegan ? 410 : 200;
        return new Question([code, mother], w => BirthCertificateAnswer.Write(w, status, row));
    }

    private Question ByChild(string name, DateOnly bornOn, string mother)
    {
        var rows = bornOn < RegisterBegan ? [] : data.Births(name, bornOn, mother);
        var status = bornOn < RegisterBegan ? 410 : rows.Count switch { 0 => 404, 1 => 200, _ => 409 };
        return new Question([mother], w => BirthCertificateAnswer.Write(w, status, rows.FirstOrDefault()));
    }

    private static bool IsBirthCode(string code) => code.Length == 10 && char.IsAsciiLetterUpper(code[0]) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
