using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes.Housing;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.RentalFiling;

/// <summary>房屋租赁备案 (handbook section 4), by tenant.</summary>
internal sealed class RentalFilingInterface(IBureauData data) : HousingInterface(BureauItem.RentalFiling, "GET", "/housing/api/rental/list")
{
    public override Question? Read(IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.Count != 2 || !parameters.TryGetValue("cardNo", out var tenant) || !Spelling.IsAnyDocument(tenant)
            || !parameters.TryGetValue("name", out var name) || !Spelling.IsName(name)) return null;
        return Ask(tenant, data.RentalsOfTenant(tenant), Write);
    }

    private static void Write(Utf8JsonWriter w, RentalRow row)
    {
        w.WriteStartObject();
        w.WriteString("babh"u8, row.FilingNumber);
        w.WriteString("czr"u8, row.TenantName);
        w.WriteString("czrzjh"u8, row.TenantIdNumber);
        w.WriteString("cqr"u8, row.OwnerName);
        w.WriteString("cqrzjh"u8, row.OwnerIdNumber);
        w.WriteString("zl"u8, row.Address);
        w.WriteString("ssxq"u8, row.Division);
        w.WriteString("qzrq"u8, Day(row.From));
        w.WriteString("zzrq"u8, Day(row.To));
        w.WriteNumber("yjzj"u8, row.MonthlyRent);
        w.WriteNumber("bazt"u8, row.State);
        w.WriteNumber("gzf"u8, row.PublicRental ? 1 : 0);
        w.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);
}
