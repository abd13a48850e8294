namespace DataHub.Mocks.Bureau;

/// <summary>What a caller of the mock bureau must know. The defaults are the handbook's made-up examples.</summary>
public sealed record MockCredentials
{
    /// <summary>Caller id at the gateway (<c>gjgxjhpt_sid</c>).</summary>
    public string GatewaySid { get; init; } = "s_370102_enrolment";
    /// <summary>Base64 of 32 bytes: its text signs a refresh, its bytes open the secret.</summary>
    public string GatewayAppKey { get; init; } = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";
    public string OAuthClientId { get; init; } = "enrol-hub";
    public string OAuthClientSecret { get; init; } = "natural-secret";
    public string HousingAppKey { get; init; } = "enrol-hub";
    public string HousingAppSecret { get; init; } = "h0us1ng-secret";
    /// <summary>Value of <c>X-Access-Token</c> at social insurance.</summary>
    public string InsuranceToken { get; init; } = "hrss-token-370102";
    public string HealthAppId { get; init; } = "enrol-hub";
    public string HealthSecret { get; init; } = "health-sign-secret";
    /// <summary>SM4 key: 16 bytes in hexadecimal.</summary>
    public string HealthSm4KeyHex { get; init; } = "0123456789abcdeffedcba9876543210";
    /// <summary>Value of <c>X-Api-Key</c> at preferential treatment.</summary>
    public string VeteransApiKey { get; init; } = "veterans-key-370102";
}
