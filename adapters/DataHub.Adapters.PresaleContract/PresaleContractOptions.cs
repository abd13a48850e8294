using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Core.Items;

namespace DataHub.Adapters.PresaleContract;

/// <summary>Settings under <c>Adapters:presale-contract</c>; the handbook's figures by default.</summary>
public sealed class PresaleContractOptions : Md5SignOptions
{
    public PresaleContractOptions() => Quota = new() { PerSecond = 50, PerDay = 500_000 };

    /// <summary>
    /// What the words of <c>fwyt</c> mean; configuration adds to them and overrides them. A division's route is found by the contract's
    /// own division, so that a prefecture's words apply to its contracts wherever they are asked for.
    /// </summary>
    public Dictionary<string, BuildingUse> Uses { get; set; } = new(StringComparer.Ordinal)
    {
        ["住宅"] = BuildingUse.Dwelling,
        ["商业"] = BuildingUse.Commercial,
        ["办公"] = BuildingUse.Office,
        ["工业"] = BuildingUse.Industrial,
        ["公寓式酒店"] = BuildingUse.ApartmentHotel,
        ["酒店式公寓"] = BuildingUse.ApartmentHotel,
        ["其他"] = BuildingUse.Other,
    };
}
