using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Who is whose parent: divorce, remarriage, twins, certificates that name one parent or none.</summary>
internal static class ParentageScenarios
{
    private static readonly (string, string) AskForBook = ("parentage", HouseholdBook);

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("divorced-mother-with-home", 10, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.Guardian("mother", f.Mother).MotherBook(home).Birth().Title(home, new(), (f.Mother, "100%")).Marriage();
            f.Act("IB", f.Father, f.Mother, f.Dice.Day(new(2022, 1, 1), new(2025, 12, 31)));
            return f.ClaimOrLeave(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "Divorced: the child lives with the mother at her home.");
        }),
        new("remarried-stepfather-with-home", 8, Divisions.All, f =>
        {
            Remarried(f);
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The stepfather owns the home; his marriage to the mother links him.");
        }),
        new("stepfather-divorced", 4, Divisions.All, f =>
        {
            Remarried(f).Act("IB", f.Stepfather, f.Mother, f.Dice.Day(new(2025, 9, 1), new(2026, 4, 30)));
            return f.Claim(PropertyAndHousehold).NotMet("The latest act of mother and stepfather is a divorce, and the home is his.");
        }),
        new("marriage-certificate-reissued", 5, Divisions.All, f =>
        {
            Remarried(f).Act("ICA", f.Stepfather, f.Mother, f.Dice.Day(new(2025, 1, 1), new(2026, 4, 30)));
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "A re-issued certificate is a marriage too.");
        }),
        new("birth-names-mother-only-married", 6, Divisions.All, f =>
        {
            FathersHome(f).Birth(FatherEntry.Empty).Marriage();
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The certificate names no father; his marriage to the mother links him.");
        }),
        new("birth-names-mother-only-unmarried", 5, Divisions.All, f =>
            FathersHome(f).Birth(FatherEntry.Empty).Claim(PropertyAndHousehold).Papers("The home is the father's, and nothing links him to the child.", AskForBook)),
        new("birth-names-father-without-number", 4, Divisions.All, f =>
            FathersHome(f).Birth(FatherEntry.NameOnly).Claim(PropertyAndHousehold).Review("The certificate has the father's name without his number.")),
        new("twins-with-certificate-number", 6, Divisions.All, f =>
        {
            f.BothParents().ThreeGenerationBook(f.InDistrict()).Birth(times: 2).Marriage();
            f.Hints = new() { BirthCertificateNumber = f.BirthCode };
            return f.Claim(HouseholdOnly).ZeroProof(HouseholdOnly, "Twins recorded under one name; the certificate number tells them apart.");
        }),
        new("twins-without-certificate-number", 4, Divisions.All, f =>
        {
            f.BothParents().ThreeGenerationBook(f.InDistrict()).Birth(times: 2).Marriage();
            return f.Claim(HouseholdOnly).Papers("Twins recorded under one name: several certificates match.", AskForBook);
        }),
        new("birth-not-on-record", 5, Divisions.All, f =>
        {
            f.BothParents().ThreeGenerationBook(f.InDistrict()).Marriage();
            return f.Claim(HouseholdOnly).Papers("The book states nothing of parent and child, and no certificate is on record.", AskForBook);
        }),
        new("father-alone-with-mother-as-hint", 6, Divisions.All, f =>
        {
            var home = f.InDistrict();
            f.Guardian("father", f.Father).ThreeGenerationBook(home).Birth().Marriage().Title(home, new(), (f.Father, "1/1"));
            f.Hints = new() { MotherName = f.Mother.Name, MotherIdNumber = f.Mother.IdNumber };
            return f.Claim(PropertyAndHousehold).ZeroProof(PropertyAndHousehold, "The mother is no guardian, but named, so that the certificate can be asked for.");
        }),
    ];

    /// <summary>Child and mother in one book at the stepfather's home, he in another; the natural father is on the certificate only.</summary>
    private static FamilyBuilder Remarried(FamilyBuilder f)
    {
        var home = f.InDistrict();
        f.Guardian("father", f.Stepfather).Guardian("mother", f.Mother).MotherBook(home).Book(f.Elsewhere(), new(), (f.Stepfather, "02"));
        return f.Birth().Title(home, new(), (f.Stepfather, "")).Marriage()
            .Act("IB", f.Father, f.Mother, f.Dice.Day(new(2021, 1, 1), new(2022, 12, 31)))
            .Act("IA", f.Stepfather, f.Mother, f.Dice.Day(new(2023, 2, 1), new(2024, 12, 31)));
    }

    /// <summary>Child and mother in one book, the father in another; the home is his alone.</summary>
    private static FamilyBuilder FathersHome(FamilyBuilder f)
    {
        var home = f.InDistrict();
        return f.BothParents().MotherBook(home).Book(f.Elsewhere(), new(), (f.Father, "02")).Title(home, new(), (f.Father, ""));
    }
}
