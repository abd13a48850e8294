using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.EnterpriseRegistration;

/// <summary>Settings under <c>Adapters:enterprise-registration</c>; the handbook's figures by default.</summary>
public sealed class EnterpriseRegistrationOptions : GatewayOptions
{
    public EnterpriseRegistrationOptions()
    {
        Rid = "r_370000_qydj_01";
        Quota = new() { PerSecond = 100, PerDay = 500_000 };
    }
}
