using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.MarriageRegistration;

/// <summary>Settings under <c>Adapters:marriage-registration</c>; the handbook's figures by default.</summary>
public sealed class MarriageRegistrationOptions : GatewayOptions
{
    public MarriageRegistrationOptions()
    {
        Rid = "r_370000_hydj_01";
        Quota = new() { PerSecond = 60, PerDay = 500_000 };
    }
}
