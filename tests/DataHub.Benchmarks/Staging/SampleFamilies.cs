using System.Text.Json;
using DataHub.Contracts.Json;
using DataHub.Contracts.Verifications;
using DataHub.Mocks.Bureau.IdentityProvider;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Benchmarks.Staging;

/// <summary>Drawn families in the population's own mix of scenarios, with the bodies that a front end would send.</summary>
internal static class SampleFamilies
{
    /// <summary>UTF-8 JSON of each family's request; its consent is good for half an hour.</summary>
    public static byte[][] Bodies(IReadOnlyList<MadeUpFamily> families, MockIdentityProvider identityProvider) =>
        [.. families.Select(f => JsonSerializer.SerializeToUtf8Bytes(Request(f, identityProvider), ContractsJson.Wire.VerificationRequest))];

    /// <summary>Every number by which a source may be asked about a family.</summary>
    public static IEnumerable<string> Numbers(MadeUpFamily family)
    {
        var hints = family.Hints;
        string?[] numbers =
        [
            family.Child.IdNumber, .. family.Guardians.Select(g => g.Person.IdNumber),
            hints.BirthCertificateNumber, hints.PropertyTitleNumber, hints.PresaleContractNumber, hints.CreditCode, hints.MotherIdNumber,
        ];
        return numbers.OfType<string>().Distinct();
    }

    private static VerificationRequest Request(MadeUpFamily family, MockIdentityProvider identityProvider) => new()
    {
        Division = family.Division,
        Year = family.Year,
        Stage = family.Stage,
        Group = family.Group,
        ExternalId = $"BENCH-{family.Index}",
        Child = new PersonBody { Name = family.Child.Name, IdType = family.Child.IdType, IdNumber = family.Child.IdNumber, BirthDate = family.Child.BirthDate, Sex = family.Child.Sex },
        Guardians = [.. family.Guardians.Select(Guardian)],
        Hints = Hints(family.Hints),
        Consent = identityProvider.Issue(new ConsentRequest { Sub = family.Guardians[0].Person.IdNumber, Children = [family.Child.IdNumber] }),
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
