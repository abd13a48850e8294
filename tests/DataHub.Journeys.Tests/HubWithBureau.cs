using DataHub.Client;
using DataHub.Contracts.Access;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests;

/// <summary>The whole hub with the mock bureau behind it, pointed there by configuration alone.</summary>
public sealed class HubWithBureau : RunningHub
{
    public MockBureau Bureau { get; private set; } = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Bureau.DisposeAsync();
    }

    public async Task<IDataHubClient> ClientAsync(params string[] scopes)
    {
        var (secret, _) = await KeyAsync("37", TimeSpan.FromDays(1), scopes.Length == 0 ? [Scopes.Verify, Scopes.VerifyRead, Scopes.PrefillRead] : scopes);
        return DataHubClientRegistration.Create(new HttpClient(), Host.Address, secret);
    }

    /// <summary>The request that a front end would send for a made-up family, with the first guardian's consent.</summary>
    public VerificationRequest Request(MadeUpFamily family, string? externalId = null) => new()
    {
        Division = family.Division,
        Year = family.Year,
        Stage = family.Stage,
        Group = family.Group,
        ExternalId = externalId,
        Child = Person(family.Child),
        Guardians = [.. family.Guardians.Select(g => Guardian(g.Relation, g.Person))],
        Hints = new HintsBody
        {
            BirthCertificateNumber = family.Hints.BirthCertificateNumber,
            PropertyTitleNumber = family.Hints.PropertyTitleNumber,
            PresaleContractNumber = family.Hints.PresaleContractNumber,
            CreditCode = family.Hints.CreditCode,
            Mother = family.Hints is { MotherName: { } name, MotherIdNumber: { } number } ? new HintedMotherBody { Name = name, IdNumber = number } : null,
        },
        Consent = Bureau.IdentityProvider.Issue(new ConsentRequest { Sub = family.Guardians[0].Person.IdNumber, Children = [family.Child.IdNumber] }),
    };

    protected override async Task PrepareAsync() => Bureau = await MockBureau.StartAsync(MadeUpPopulation.Create(seed: 7, families: 10));

    protected override IEnumerable<string> Settings() =>
    [
        .. base.Settings().Where(s => !s.StartsWith("--Adapters:", StringComparison.Ordinal) && !s.StartsWith("--Consent:", StringComparison.Ordinal)),
        .. HubSettings.For(Bureau).Select(s => $"--{s.Key}={s.Value}"),
    ];

    private static PersonBody Person(MadeUpPerson p) => new() { Name = p.Name, IdType = p.IdType, IdNumber = p.IdNumber, BirthDate = p.BirthDate, Sex = p.Sex };

    private static GuardianBody Guardian(string relation, MadeUpPerson p) =>
        new() { Relation = relation, Name = p.Name, IdType = p.IdType, IdNumber = p.IdNumber, BirthDate = p.BirthDate, Sex = p.Sex };
}
