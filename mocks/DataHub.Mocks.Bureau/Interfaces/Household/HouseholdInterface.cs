using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Gateway;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.Household;

/// <summary>户籍, one person (handbook 2.1).</summary>
internal sealed class HouseholdInterface(IBureauData data) : GatewayInterface(BureauItem.Household, "r_370000_hukou_01")
{
    private static readonly string[] Names = ["GMSFHM", "XM"];

    public override Question? Read(JsonElement query)
    {
        Span<string?> v = [null, null];
        if (!Fields.TryRead(query, Names, v) || !Spelling.IsResidentId(v[0]) || !Spelling.IsName(v[1])) return null;
        string id = v[0]!, name = v[1]!;
        return new Question([id], w =>
        {
            if (data.Household(id) is { } row)
            {
                HouseholdAnswer.Write(w, row, name);
                return;
            }
            w.WriteStartObject();
            w.WriteEndObject();
        });
    }
}
