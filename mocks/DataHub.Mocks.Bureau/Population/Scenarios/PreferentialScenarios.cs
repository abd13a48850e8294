using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Children of soldiers, police, the disabled on duty; and recognised talent, where the county takes it.</summary>
internal static class PreferentialScenarios
{
    private static readonly (string, string) AskForCertificate = ("preferential", PreferentialCertificate);
    private static readonly string[] Everywhere = ["02", "03", "04"];

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("preferential-registered-here", 20, Divisions.All, f =>
            RegisteredHere(f).PreferentialTreatment(f.Dice.Pick(Everywhere)).ZeroProof(Preferential, "Category and household from data.")),
        new("preferential-with-home", 6, Divisions.All, f =>
        {
            Elsewhere(f).PreferentialTreatment(f.Dice.Pick(Everywhere)).OwnTitle(f.InDistrict());
            return f.ZeroProof(Preferential, "Registered elsewhere; the home serves as residence.");
        }),
        new("preferential-with-permit", 5, Divisions.All, f =>
        {
            var home = f.InDistrict();
            Elsewhere(f).PreferentialTreatment(f.Dice.Pick(Everywhere)).Permit(home, f.Father).Permit(home, f.Mother);
            return f.ZeroProof(Preferential, "Registered elsewhere; the permit serves as residence.");
        }),
        new("talent", 4, [Lixia], f =>
            RegisteredHere(f).PreferentialTreatment("05").ZeroProof(Preferential, "This county takes recognised talent.")),
        new("talent-where-not-taken", 4, [Licheng, Linshu], f =>
            RegisteredHere(f).PreferentialTreatment("05").Papers("This county does not take recognised talent.", AskForCertificate)),
        new("preferential-other-category", 3, Divisions.All, f =>
            RegisteredHere(f).PreferentialTreatment("06").Papers("A category that is not taken.", AskForCertificate)),
        new("preferential-without-record", 5, Divisions.All, f =>
            RegisteredHere(f).Papers("No treatment on record, of child or parents.", AskForCertificate)),
        new("preferential-ended", 4, Divisions.All, f =>
            RegisteredHere(f).PreferentialTreatment(f.Dice.Pick(Everywhere), state: 0).NotMet("The treatment has ended.")),
        new("martyrs-child-with-guardian", 3, [Linshu], f =>
        {
            f.Claim(Preferential).Guardian("other", f.Outsider).Book(f.InDistrict(), new(), (f.Child, "02"));
            return f.PreferentialTreatment("01").Review("A guardian who is no parent: guardianship papers are looked at by a person.");
        }),
    ];

    private static FamilyBuilder RegisteredHere(FamilyBuilder f)
    {
        f.Claim(Preferential).BothParents().ParentsBook(f.InDistrict());
        return f.Birth().Marriage();
    }

    private static FamilyBuilder Elsewhere(FamilyBuilder f)
    {
        var from = f.ComesFromElsewhere();
        return f.Claim(Preferential).BothParents().ParentsBook(from).Birth().Marriage();
    }
}
