using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Workers from elsewhere, with all that the county asks.</summary>
internal static class MigrantScenarios
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("migrants-insured", 75, Divisions.All, f =>
        {
            Resident(f).Insurance(f.Dice.Chance(60) ? f.Father : f.Mother);
            return Fits(f, "Permit, insurance and, where asked, a rental.");
        }),
        new("migrants-from-another-province", 25, Divisions.All, f =>
        {
            f.Origin = f.Dice.Pick(Counties.OtherProvinces);
            Permits(f.BothParents().Birth().Marriage()).Insurance(f.Father);
            return Fits(f, "In no register of the province; the birth certificate proves the parents.");
        }),
        new("migrants-insured-as-flexible-workers", 10, Divisions.All, f =>
        {
            Resident(f).Insurance(f.Mother, kind: "150");
            return Fits(f, "Pension of flexible workers counts.");
        }),
        new("migrants-insured-elsewhere-in-the-prefecture", 6, [Lixia, Licheng], f =>
        {
            Resident(f).Insurance(f.Father, office: f.Division == Lixia ? Licheng : Lixia);
            return Fits(f, "Insured at another office of the same prefecture.");
        }),
        new("migrants-with-company", 15, Divisions.All, f =>
        {
            Resident(f).Enterprise(f.FlatInDistrict(), f.Father, pilotCode: f.Dice.Chance(20));
            return Fits(f, "Legal person of a company in business, some with a credit code of the pilot.");
        }),
        new("migrants-sole-trader", 20, Divisions.All, f =>
        {
            Resident(f).SoleTrader(f.FlatInDistrict(), f.Mother);
            return Fits(f, "A sole trader in business.");
        }),
        new("migrants-permit-renewed-late", 8, Divisions.All, f =>
        {
            var (home, day) = (f.InDistrict(), f.Dice.Day(new(2025, 10, 1), new(2026, 2, 28)));
            foreach (var parent in Registered(f).PermitAsked())
                f.Permit(home, parent, day.AddDays(-20).AddYears(-1), day.AddDays(-20).AddYears(-1), 0, state: "0").Permit(home, parent, day, day, 0);
            f.Rental(home, f.Father).Insurance(f.Father);
            return Fits(f, "A new permit within 30 days after the last ran out: unbroken.");
        }),
        new("migrants-consecutive-rentals", 8, [Licheng], f =>
        {
            var home = f.InDistrict();
            foreach (var parent in Registered(f).PermitAsked())
                f.Permit(home, parent);
            f.Insurance(f.Father).Rental(home, f.Father, new(2025, 5, 1), new(2026, 4, 30), state: 2).Rental(f.InDistrict(), f.Father, new(2026, 5, 10), new(2027, 5, 9));
            return Fits(f, "Two rentals nine days apart are unbroken.");
        }),
        new("migrants-with-half-a-year", 6, [Licheng], f =>
        {
            Resident(f).Insurance(f.Father, new(2025, 11, 1));
            return Fits(f, "Seven insured months, where six are asked.");
        }),
        new("migrants-with-own-home", 6, [Lixia], f =>
        {
            var home = f.InDistrict();
            Registered(f).Permit(home, f.Father).Insurance(f.Father).Title(home, new(), (f.Father, ""), (f.Mother, ""));
            return f.Claim(MigrantWorker).ZeroProof(MigrantWorker, "A title serves as the residence.");
        }),
        new("migrants-permit-young-where-not-asked", 4, [Linshu], f =>
        {
            var home = f.InDistrict();
            Registered(f).Permit(home, f.Father, new(2026, 1, 15), new(2026, 1, 15), 0).Insurance(f.Father);
            return f.Claim(MigrantWorker).ZeroProof(MigrantWorker, "This county asks for a valid permit, however young.");
        }),
    ];

    /// <summary>Both parents and the child are in one book outside the three counties.</summary>
    internal static FamilyBuilder Registered(FamilyBuilder f)
    {
        var from = f.ComesFromElsewhere();
        return f.BothParents().ParentsBook(from).Birth().Marriage();
    }

    /// <summary>The same, with permits and a rental.</summary>
    internal static FamilyBuilder Resident(FamilyBuilder f) => Permits(Registered(f));

    /// <summary>Those of whom the county asks a permit: both parents in Licheng, elsewhere the father.</summary>
    internal static IReadOnlyList<Person> PermitAsked(this FamilyBuilder f) => f.Division == Licheng ? [f.Father, f.Mother] : [f.Father];

    private static FamilyBuilder Permits(FamilyBuilder f)
    {
        var home = f.InDistrict();
        f.Permit(home, f.Father);
        if (f.Division == Licheng || f.Dice.Chance(40))
            f.Permit(home, f.Mother);
        return f.Rental(home, f.Father);
    }

    private static ExpectedTruth Fits(FamilyBuilder f, string note) => f.ClaimOrLeave(MigrantWorker).ZeroProof(MigrantWorker, note);
}
