namespace DataHub.Mocks.Bureau;

/// <summary>
/// The settings by which a hub is pointed at this bureau: what an integrator would write into the hub's configuration after reading
/// the handbook. Plain text, so that the mock needs nothing of the hub.
/// </summary>
public static class HubSettings
{
    private static readonly string[] Gateway =
        ["household-registration", "residence-permit", "enterprise-registration", "sole-trader-registration", "marriage-registration"];

    /// <param name="unlimited">No quotas on the hub's side: for load.</param>
    public static IReadOnlyDictionary<string, string?> For(MockBureau bureau, bool unlimited = false)
    {
        var key = bureau.Credentials;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bureau:Gateway:Sid"] = key.GatewaySid,
            ["Bureau:Gateway:AppKey"] = key.GatewayAppKey,
            ["Adapters:property-title:ClientId"] = key.OAuthClientId,
            ["Adapters:property-title:ClientSecret"] = key.OAuthClientSecret,
            ["Adapters:presale-contract:AppKey"] = key.HousingAppKey,
            ["Adapters:presale-contract:AppSecret"] = key.HousingAppSecret,
            ["Adapters:rental-filing:AppKey"] = key.HousingAppKey,
            ["Adapters:rental-filing:AppSecret"] = key.HousingAppSecret,
            ["Adapters:social-insurance:Token"] = key.InsuranceToken,
            ["Adapters:birth-certificate:AppId"] = key.HealthAppId,
            ["Adapters:birth-certificate:Secret"] = key.HealthSecret,
            ["Adapters:birth-certificate:Sm4Key"] = key.HealthSm4KeyHex,
            ["Adapters:preferential-treatment:ApiKey"] = key.VeteransApiKey,
            ["Consent:Issuers:0:Issuer"] = bureau.IdentityProvider.Issuer,
            ["Consent:Issuers:0:Audience"] = bureau.IdentityProvider.Audience,
            ["Consent:Issuers:0:JwksUri"] = bureau.JwksAddress.ToString(),
        };
        foreach (var item in Gateway.Concat(["property-title", "presale-contract", "rental-filing", "social-insurance", "birth-certificate", "preferential-treatment"]))
        {
            settings[$"Adapters:{item}:BaseAddress"] = bureau.BaseAddress.ToString();
            if (unlimited)
            {
                settings[$"Adapters:{item}:Quota:PerSecond"] = "0";
                settings[$"Adapters:{item}:Quota:PerDay"] = "0";
            }
        }

        return settings;
    }
}
