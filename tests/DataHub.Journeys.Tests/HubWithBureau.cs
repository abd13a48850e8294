using DataHub.Client;
using DataHub.Contracts.Access;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests;

/// <summary>The whole hub with the mock bureau behind it, pointed there by configuration alone.</summary>
public class HubWithBureau : RunningHub
{
    public MockBureau Bureau { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Bureau.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public async Task<IDataHubClient> ClientAsync(params string[] scopes)
    {
        var (secret, _) = await KeyAsync("37", TimeSpan.FromDays(1), scopes.Length == 0 ? [Scopes.Verify, Scopes.VerifyRead, Scopes.PrefillRead] : scopes);
        return DataHubClientRegistration.Create(new HttpClient(), Host.Address, secret);
    }

    public VerificationRequest Request(MadeUpFamily family, string? externalId = null) => MadeUpRequests.Of(family, Bureau.IdentityProvider, externalId);

    protected override async Task PrepareAsync() => Bureau = await MockBureau.StartAsync(MadeUpPopulation.Create(seed: 7, families: 10));

    protected override IEnumerable<string> Settings() =>
    [
        .. base.Settings().Where(s => !s.StartsWith("--Adapters:", StringComparison.Ordinal) && !s.StartsWith("--Consent:", StringComparison.Ordinal)),
        .. HubSettings.For(Bureau).Select(s => $"--{s.Key}={s.Value}"),
    ];
}
