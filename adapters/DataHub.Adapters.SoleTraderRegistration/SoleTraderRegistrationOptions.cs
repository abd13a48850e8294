using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>Settings under <c>Adapters:sole-trader-registration</c>; the handbook's figures by default.</summary>
public sealed class SoleTraderRegistrationOptions : GatewayOptions
{
    public SoleTraderRegistrationOptions()
    {
        Rid = "r_370000_gtgsh_01";
        Quota = new() { PerSecond = 100, PerDay = 500_000 };
    }
}
