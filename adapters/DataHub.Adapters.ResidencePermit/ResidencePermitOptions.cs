using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.ResidencePermit;

/// <summary>Settings under <c>Adapters:residence-permit</c>; the handbook's figures by default.</summary>
public sealed class ResidencePermitOptions : GatewayOptions
{
    public ResidencePermitOptions()
    {
        Rid = "r_370000_jzz_01";
        Quota = new() { PerSecond = 100, PerDay = 1_000_000 };
    }
}
