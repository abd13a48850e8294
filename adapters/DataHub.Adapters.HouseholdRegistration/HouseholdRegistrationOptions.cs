using DataHub.Adapters.Sdk.Gateway;

namespace DataHub.Adapters.HouseholdRegistration;

/// <summary>Settings under <c>Adapters:household-registration</c>; the handbook's figures by default.</summary>
public sealed class HouseholdRegistrationOptions : GatewayOptions
{
    public HouseholdRegistrationOptions()
    {
        Rid = "r_370000_hukou_01";
        Quota = new() { PerSecond = 200, PerDay = 3_000_000 };
    }

    /// <summary>Interface id of the batch call; empty where the gateway has none, then each person is asked for singly.</summary>
    public string BatchRid { get; set; } = "r_370000_hukou_02";
}
