using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Workers from elsewhere with something missing, or breaking a rule.</summary>
internal static class MigrantFlawScenarios
{
    private static readonly (string, string) AskForPermit = ("permit", ResidencePermit);
    private static readonly (string, string) AskForWork = ("work", InsuranceStatement);
    private static readonly (string, string) AskForRental = ("residence", RentalCertificate);

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("migrants-without-permit", 8, Divisions.All, f =>
            Housed(f).Insurance(f.Father).Papers("No residence permit.", AskForPermit)),
        new("migrants-permit-cancelled", 4, Divisions.All, f =>
            WithPermits(f, (home, parent) => f.Permit(home, parent, new(2023, 10, 9), new(2025, 10, 9), 2, state: "2"))
                .Papers("The permit was cancelled.", AskForPermit)),
        new("migrants-permit-of-another-county", 4, Divisions.All, f =>
            WithPermits(f, (_, parent) => f.Permit(f.Elsewhere(), parent)).Papers("The permit is of another county.", AskForPermit)),
        new("migrants-one-permit-of-two", 5, [Licheng], f =>
        {
            var home = f.InDistrict();
            return Housed(f).Insurance(f.Father).Permit(home, f.Father).Papers("The mother has no permit, and both parents need one.", AskForPermit);
        }),
        new("migrants-permit-too-young", 6, [Lixia, Licheng], f =>
            WithPermits(f, (home, parent) => f.Permit(home, parent, new(2025, 12, 1), new(2025, 12, 1), 0)).NotMet("Nine months where twelve are asked.")),
        new("migrants-permit-gap", 5, [Lixia, Licheng], f =>
            WithPermits(f, (home, parent) => f.Permit(home, parent, new(2021, 3, 10), new(2026, 1, 10), 1))
                .NotMet("One endorsement in four years: there was a gap, and the current start counts.")),
        new("migrants-permit-after-cancelled", 4, [Lixia, Licheng], f =>
            WithPermits(f, (home, parent) => f.Permit(home, parent, new(2023, 2, 1), new(2025, 2, 1), 2, state: "2").Permit(home, parent, new(2026, 1, 20), new(2026, 1, 20), 0))
                .NotMet("An earlier permit that was cancelled does not count.")),
        new("migrants-permit-runs-out", 5, Divisions.All, f =>
            WithPermits(f, (home, parent) => f.Permit(home, parent, new(2023, 7, 15), new(2025, 7, 15), 2)).NotMet("Valid today, not on the reference date.")),
        new("migrants-one-permit-too-young", 4, [Licheng], f =>
            WithPermits(f, (home, parent) => _ = parent == f.Father ? f.Permit(home, parent) : f.Permit(home, parent, new(2026, 2, 2), new(2026, 2, 2), 0))
                .NotMet("The mother's permit is too young, and both need one.")),
        new("migrants-without-work", 8, Divisions.All, f =>
            Permitted(f).Papers("Neither insurance nor business.", AskForWork)),
        new("migrants-insured-in-another-prefecture", 4, Divisions.All, f =>
            Permitted(f).Insurance(f.Father, office: "370202").Papers("Insured in another prefecture.", AskForWork)),
        new("migrants-medical-insurance-only", 3, Divisions.All, f =>
            Permitted(f).Insurance(f.Mother, kind: "310").Papers("Medical insurance is no evidence of work.", AskForWork)),
        new("migrants-business-closed", 4, Divisions.All, f =>
            Permitted(f).SoleTrader(f.FlatInDistrict(), f.Father, state: "3").Papers("The business is deregistered.", AskForWork)),
        new("migrants-business-moved-away", 3, Divisions.All, f =>
            Permitted(f).Enterprise(f.Elsewhere(), f.Father).Enterprise(f.FlatInDistrict(), f.Mother, state: "4").Papers("One company is elsewhere, one has moved out.", AskForWork)),
        new("migrants-business-too-young", 5, Divisions.All, f =>
            Permitted(f).SoleTrader(f.FlatInDistrict(), f.Father, f.Dice.Day(new(2025, 12, 1), new(2026, 5, 20))).NotMet("Less than twelve months in business.")),
        new("migrants-insurance-interrupted", 6, Divisions.All, f =>
            Permitted(f).Insurance(f.Father, state: month => month == new DateOnly(2026, 2, 1) ? null : "1").NotMet("A missing month this February: three in a row since.")),
        new("migrants-insurance-owed", 3, Divisions.All, f =>
            Permitted(f).Insurance(f.Father, state: month => month == new DateOnly(2026, 1, 1) ? "2" : "1").NotMet("January is owed: four in a row since.")),
        new("migrants-insurance-paid-late", 4, Divisions.All, f =>
            Permitted(f).Insurance(f.Mother, state: month => month < new DateOnly(2026, 2, 1) ? "3" : "1").NotMet("Months paid later do not count here.")),
        new("migrants-insurance-ended", 4, Divisions.All, f =>
            Permitted(f).Insurance(f.Father, to: new(2025, 12, 1)).NotMet("The months end too early.")),
        new("migrants-without-rental", 6, [Lixia, Licheng], f =>
            Unhoused(f).Papers("No rental on file.", AskForRental)),
        new("migrants-rental-withdrawn", 3, [Lixia, Licheng], f =>
            Unhoused(f).Rental(f.InDistrict(), f.Father, state: 3).Papers("The filing was withdrawn.", AskForRental)),
        new("migrants-rental-ended", 3, [Lixia, Licheng], f =>
            Unhoused(f).Rental(f.InDistrict(), f.Mother, new(2024, 3, 1), new(2026, 2, 28), state: 2).Papers("The rental has ended.", AskForRental)),
        new("migrants-rental-too-short", 4, [Licheng], f =>
            Unhoused(f).Rental(f.InDistrict(), f.Father, new(2026, 4, 15), new(2027, 4, 14)).NotMet("Four months where six are asked.")),
        new("migrants-rental-gap", 4, [Licheng], f =>
            Unhoused(f).Rental(f.InDistrict(), f.Father, new(2025, 3, 1), new(2026, 3, 20), state: 2).Rental(f.InDistrict(), f.Father, new(2026, 4, 15), new(2027, 4, 14))
                .NotMet("25 days between two rentals break the term.")),
        new("migrants-with-passports", 3, [Lixia, Linshu], f =>
        {
            f.ChildIdType = f.ParentIdType = IdTypes.Passport;
            f.Claim(MigrantWorker).BothParents().Birth().Enterprise(f.FlatInDistrict(), f.Father).Rental(f.InDistrict(), f.Father);
            return f.Papers("Residence permits do not cover passports.", AskForPermit);
        }),
    ];

    private static FamilyBuilder Claiming(FamilyBuilder f) => MigrantScenarios.Registered(f.Claim(MigrantWorker));

    private static FamilyBuilder Housed(FamilyBuilder f)
    {
        Claiming(f);
        return f.Rental(f.InDistrict(), f.Father);
    }

    private static FamilyBuilder Permitted(FamilyBuilder f) => MigrantScenarios.Resident(f.Claim(MigrantWorker));

    /// <summary>Insured and housed, with permits as <paramref name="permit"/> gives each parent that needs one.</summary>
    private static FamilyBuilder WithPermits(FamilyBuilder f, Action<Home, Person> permit)
    {
        Housed(f).Insurance(f.Father);
        var home = f.InDistrict();
        foreach (var parent in f.PermitAsked())
            permit(home, parent);
        return f;
    }

    /// <summary>Insured and with permits, without a rental.</summary>
    private static FamilyBuilder Unhoused(FamilyBuilder f)
    {
        Claiming(f).Insurance(f.Father);
        var home = f.InDistrict();
        foreach (var parent in f.PermitAsked())
            f.Permit(home, parent);
        return f;
    }
}
