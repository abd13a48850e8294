using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests;

/// <summary>The request that a front end would send for a made-up family, with the first guardian's consent.</summary>
internal static class MadeUpRequests
{
    public static VerificationRequest Of(MadeUpFamily family, MockIdentityProvider login, string? externalId = null) => new()
    {
        Division = family.Division,
        Year = family.Year,
        Stage = family.Stage,
        Group = family.Group,
        ExternalId = externalId,
        Child = new PersonBody { Name = family.Child.Name, IdType = family.Child.IdType, IdNumber = family.Child.IdNumber, BirthDate = family.Child.BirthDate, Sex = family.Child.Sex },
        Guardians = [.. family.Guardians.Select(g => Guardian(g.Relation, g.Person))],
        Hints = new HintsBody
        {
            BirthCertificateNumber = family.Hints.BirthCertificateNumber,
            PropertyTitleNumber = family.Hints.PropertyTitleNumber,
            PresaleContractNumber = family.Hints.PresaleContractNumber,
            CreditCode = family.Hints.CreditCode,
            Mother = family.Hints is { MotherName: { } name, MotherIdNumber: { } number } ? new HintedMotherBody { Name = name, IdNumber = number } : null,
        },
        Consent = login.Issue(new ConsentRequest { Sub = family.Guardians[0].Person.IdNumber, Children = [family.Child.IdNumber] }),
    };

    private static GuardianBody Guardian(string relation, MadeUpPerson p) =>
        new() { Relation = relation, Name = p.Name, IdType = p.IdType, IdNumber = p.IdNumber, BirthDate = p.BirthDate, Sex = p.Sex };
}
