using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Bureau.Running;

/// <summary>What somebody who starts the bureau alone needs to know: addresses, credentials, a few made-up people.</summary>
internal static class RunningSheet
{
    private const int SampleFamilies = 5;

    public static void Print(MockBureau bureau, MadeUpPopulation population, TextWriter to)
    {
        var c = bureau.Credentials;
        to.WriteLine($"""
            Mock bureau at {bureau.BaseAddress}

              gateway       {bureau.BaseAddress}gateway/httpproxy              sid {c.GatewaySid}   appKey {c.GatewayAppKey}
              titles        {bureau.BaseAddress}natural/                       client {c.OAuthClientId}   secret {c.OAuthClientSecret}
              housing       {bureau.BaseAddress}housing/api/                   appKey {c.HousingAppKey}   appSecret {c.HousingAppSecret}
              insurance     {bureau.BaseAddress}hrss/services/sbcx             X-Access-Token {c.InsuranceToken}
              births        {bureau.BaseAddress}health/api/birth/verify        appId {c.HealthAppId}   secret {c.HealthSecret}   SM4 key {c.HealthSm4KeyHex}
              preferential  {bureau.BaseAddress}veterans/api/applications      X-Api-Key {c.VeteransApiKey}
              consents      POST {bureau.BaseAddress}idp/consents              issuer {bureau.IdentityProvider.Issuer}   keys {bureau.JwksAddress}
              control       {bureau.BaseAddress}control/faults, control/latency, control/counts

            {population.Families.Count} made-up families and {NamedFamilies.All.Count} named ones. Some of those:
            """);
        foreach (var named in NamedFamilies.All.Take(SampleFamilies))
        {
            to.WriteLine($"  {named.Family.Division}  {named.Zh} · {named.En}");
            to.WriteLine($"    child        {named.Family.Child.IdNumber}  {named.Name}");
            foreach (var guardian in named.Family.Guardians) to.WriteLine($"    {guardian.Relation,-11}  {guardian.Person.IdNumber}  {guardian.Person.Name}");
        }
        to.WriteLine();
        to.WriteLine("Ctrl-C stops it.");
    }
}
