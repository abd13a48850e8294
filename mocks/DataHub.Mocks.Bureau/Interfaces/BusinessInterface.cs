using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces;

/// <summary>What the registers of enterprises and of sole traders share: both are asked by credit code, or by the person whose business it is.</summary>
internal abstract class BusinessInterface<TRow>(BureauItem item, string rid) : GatewayInterface(item, rid)
{
    private static readonly string[] Names = ["uniscid", "certno", "name"];

    public override bool DoubleEncoded => true;

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null, null];
        if (!Fields.TryRead(query, Names, v)) return null;
        string? code = v[0], person = v[1], name = v[2];
        if (code is not null)
            return Spelling.IsCreditCode(code) && person is null && name is null ? new Question([code], w => JsonRows.Write(w, ByCode(code), Write)) : null;
        return Spelling.IsAnyDocument(person) && Spelling.IsName(name) ? new Question([person!], w => JsonRows.Write(w, OfPerson(person!), Write)) : null;
    }

    protected abstract IReadOnlyList<TRow> ByCode(string creditCode);

    protected abstract IReadOnlyList<TRow> OfPerson(string idNumber);

    protected abstract void Write(Utf8JsonWriter w, TRow row);
}
