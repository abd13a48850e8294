using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Household;

/// <summary>户籍, up to a hundred people at once (handbook 2.1). The answer keeps no order: here it is turned round.</summary>
internal sealed class HouseholdBatchInterface(IBureauData data) : GatewayInterface(BureauItem.Household, "r_370000_hukou_02")
{
    private const int MaxPeople = 100;
    private static readonly string[] Names = ["GMSFHM", "XM"];

    public override Question? Read(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object || query.GetPropertyCount() != 1 || !query.TryGetProperty("list"u8, out var list)
            || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxPeople) return null;
        var asked = new (string Id, string Name)[list.GetArrayLength()];
        var at = asked.Length;
        Span<string?> v = [null, null];
        foreach (var person in list.EnumerateArray())
        {
            v.Clear();
            if (!Fields.TryRead(person, Names, v) || !Spelling.IsResidentId(v[0]) || !Spelling.IsName(v[1])) return null;
            asked[--at] = (v[0]!, v[1]!);
        }
        return new Question([.. asked.Select(a => a.Id)], w =>
        {
            w.WriteStartArray();
            foreach (var (id, name) in asked)
            {
                if (data.Household(id) is { } row) HouseholdAnswer.WriteInBatch(w, row, name);
            }
            w.WriteEndArray();
        })
        { Weight = asked.Length };
    }
}
