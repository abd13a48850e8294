using System.Diagnostics;
using System.Security.Cryptography;
using DataHub.Client;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Demo.Verifying;

/// <summary>Does what a front end does: takes the guardian's consent, calls the API, waits for the verdict.</summary>
internal sealed class FamilyVerifier(IDataHubClient client, MockIdentityProvider identityProvider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="run">Makes idempotency keys new for each run of the demo on the same database.</param>
    public async Task<FamilyResult> VerifyAsync(MadeUpFamily family, string run, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var request = Request(family);
        var started = Stopwatch.GetTimestamp();
        var response = await client.VerifyAsync(request, $"{run}-{family.Index}", patience ?? Patience, cancellationToken);
        return new FamilyResult(family, response, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>What an offline desk does with the one paper that the verdict asks for.</summary>
    public async Task<FamilyResult> AttestAsync(MadeUpFamily family, VerificationResponse verdict, CancellationToken cancellationToken)
    {
        var paper = verdict.Papers.Single();
        var started = Stopwatch.GetTimestamp();
        var response = await client.AttestAsync(
            verdict.Id,
            new AttestationRequest
            {
                Requirement = paper.Requirement,
                Material = paper.Material,
                Desk = "教育服务窗口",
                Officer = "A012",
                ScanSha256 = Convert.ToHexStringLower(SHA256.HashData("a scan"u8)),
            },
            cancellationToken);
        return new FamilyResult(family, response, Stopwatch.GetElapsedTime(started));
    }

    public VerificationRequest Request(MadeUpFamily family) => new()
    {
        Division = family.Division,
        Year = family.Year,
        Stage = family.Stage,
        Group = family.Group,
        ExternalId = $"DEMO-{family.Index}",
        Child = Person(family.Child),
        Guardians = [.. family.Guardians.Select(Guardian)],
        Hints = Hints(family.Hints),
        Consent = identityProvider.Issue(new ConsentRequest { Sub = family.Guardians[0].Person.IdNumber, Children = [family.Child.IdNumber] }),
    };

    private static PersonBody Person(MadeUpPerson person) => new()
    {
        Name = person.Name,
        IdType = person.IdType,
        IdNumber = person.IdNumber,
        BirthDate = person.BirthDate,
        Sex = person.Sex,
    };

    private static GuardianBody Guardian(MadeUpGuardian guardian) => new()
    {
        Relation = guardian.Relation,
        Name = guardian.Person.Name,
        IdType = guardian.Person.IdType,
        IdNumber = guardian.Person.IdNumber,
        BirthDate = guardian.Person.BirthDate,
        Sex = guardian.Person.Sex,
    };

    private static HintsBody? Hints(MadeUpHints hints) => hints == new MadeUpHints()
        ? null
        : new HintsBody
        {
            BirthCertificateNumber = hints.BirthCertificateNumber,
            PropertyTitleNumber = hints.PropertyTitleNumber,
            PresaleContractNumber = hints.PresaleContractNumber,
            CreditCode = hints.CreditCode,
            Mother = hints is { MotherName: { } name, MotherIdNumber: { } number } ? new HintedMotherBody { Name = name, IdNumber = number } : null,
        };
}
