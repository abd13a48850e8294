using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Housing;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.PresaleContract;

/// <summary>商品房网签备案 (handbook section 4), by contract number or by buyer.</summary>
internal sealed class PresaleContractInterface(IBureauData data) : HousingInterface(BureauItem.PresaleContract, "POST", "/housing/api/presale/query")
{
    public override Question? Read(IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.TryGetValue("htbh", out var contract))
            return parameters.Count == 1 && contract.Length is >= 4 and <= 40 ? Ask(contract, data.ContractsByNumber(contract), Write) : null;
        return parameters.Count == 2 && parameters.TryGetValue("srfzjhm", out var buyer) && Spelling.IsAnyDocument(buyer)
            && parameters.TryGetValue("srfmc", out var name) && Spelling.IsName(name) ? Ask(buyer, data.ContractsOfBuyer(buyer), Write) : null;
    }

    private static void Write(Utf8JsonWriter w, PresaleRow row)
    {
        w.WriteStartObject();
        w.WriteString("htbh"u8, row.ContractNumber);
        w.WriteStartArray("srf"u8);
        foreach (var (name, number) in row.Buyers)
        {
            w.WriteStartObject();
            w.WriteString("mc"u8, name);
            w.WriteString("zjhm"u8, number);
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteString("zl"u8, row.Address);
        w.WriteString("ssxq"u8, row.Division);
        w.WriteString("fwyt"u8, row.Use);
        w.WriteString("jzmj"u8, row.Area.ToString("0.00", CultureInfo.InvariantCulture));
        w.WriteString("htje"u8, row.Price.ToString("0.00", CultureInfo.InvariantCulture));
        w.WriteString("basj"u8, Spelling.CompactDay(row.FiledOn));
        w.WriteString("htzt"u8, row.State);
        w.WriteString("jfzt"u8, row.HandedOver ? "已交付" : "未交付");
        w.WriteString("jfrq"u8, row.HandedOverOn is { } on ? Spelling.CompactDay(on) : "");
        w.WriteString("bdcdyh"u8, row.UnitNumber);
        w.WriteEndObject();
    }
}
