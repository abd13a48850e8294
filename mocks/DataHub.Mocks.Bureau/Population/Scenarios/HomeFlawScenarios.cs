using DataHub.Mocks.Bureau.Population.Families;
using static DataHub.Mocks.Bureau.Population.Divisions;
using static DataHub.Mocks.Bureau.Population.Groups;
using static DataHub.Mocks.Bureau.Population.Materials;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>Registered in the county, claiming a home that does not count, or that breaks a rule.</summary>
internal static class HomeFlawScenarios
{
    private static readonly (string, string) AskForTitle = ("home", PropertyCertificate);

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("no-home-on-record", 16, Divisions.All, f =>
            Registered(f, f.InDistrict()).Papers("No title, no contract.", AskForTitle)),
        new("home-sold", 8, Divisions.All, f =>
            WithTitle(f, new() { State = "2" }).Papers("The title is historic: the home was sold.", AskForTitle)),
        new("home-title-cancelled", 6, Divisions.All, f =>
            WithTitle(f, new() { NumberSuffix = f.Dice.Pick(["(销)", "(销)2", "（销）"]) }).Papers("The title's number has the suffix of cancelled ones.", AskForTitle)),
        new("home-is-a-shop", 6, Divisions.All, f =>
            WithTitle(f, new() { Use = f.Dice.Pick(["20", "30", "50"]) }).Papers("Not a dwelling.", AskForTitle)),
        new("home-in-another-county", 6, Divisions.All, f =>
            Registered(f, f.InDistrict()).Title(f.Elsewhere(), new(), (f.Father, "")).Papers("The only title is of another county.", AskForTitle)),
        new("contract-cancelled", 4, Divisions.All, f =>
        {
            var home = f.FlatInDistrict();
            return Registered(f, home).Contract(home, new() { State = "已注销" }, f.Father).Papers("The contract was cancelled.", AskForTitle);
        }),
        new("contract-replaced-title-missing", 3, Divisions.All, f =>
        {
            var home = f.FlatInDistrict();
            return Registered(f, home).Contract(home, new() { State = "已转登记" }, f.Mother).Papers("A title has replaced the contract, but is not on record.", AskForTitle);
        }),
        new("titles-not-digitised", 8, [Linshu], f =>
        {
            var home = f.Village();
            return Registered(f, home).TitlesNotDigitised(f.Child, f.Father, f.Mother).Papers("The village's titles are not covered.", AskForTitle);
        }),
        new("home-seized", 5, Divisions.All, f =>
            WithTitle(f, new() { Restrictions = ["抵押", "查封"] }).NotMet("A court has seized the home.")),
        new("home-disputed", 5, Divisions.All, f =>
            WithTitle(f, new() { Restrictions = ["异议"] }).Review("An objection is registered against the title.")),
        new("share-too-small", 8, Divisions.All, f =>
        {
            var home = f.InDistrict();
            return Registered(f, home).Title(home, new() { ByShares = true }, (f.Father, f.Dice.Pick(["30%", "3/10", "0.3"])), (f.Outsider, f.Dice.Pick(["70%", "7/10", "0.7"])))
                .NotMet("30 % are less than any county asks.");
        }),
        new("share-not-whole", 5, [Licheng], f =>
        {
            var home = f.InDistrict();
            return Registered(f, home).Title(home, new(), (f.Mother, ""), (f.Outsider, "")).NotMet("Half of a joint title where all of it is asked.");
        }),
        new("home-outside-districts", 8, [Lixia, Licheng], f =>
        {
            var home = f.OutsideDistricts();
            return Registered(f, home).OwnTitle(home).NotMet("In no school district.");
        }),
        new("home-in-another-district", 8, [Lixia, Licheng], f =>
        {
            var registeredAt = f.InDistrict();
            return Registered(f, registeredAt).OwnTitle(f.InOtherDistrictThan(registeredAt)).NotMet("Home and household lie in two districts.");
        }),
        new("home-registered-late", 5, [Lixia], f =>
            WithTitle(f, new() { RegisteredOn = f.Dice.Day(Season.CutOff.AddDays(1), new(2026, 6, 9)) }).NotMet("The title is younger than the cut-off.")),
        new("contract-not-handed-over", 5, [Lixia, Licheng], f =>
        {
            var home = f.FlatInDistrict();
            return Registered(f, home).Contract(home, new() { HandedOver = false }, f.Father, f.Mother).NotMet("The keys are not handed over yet.");
        }),
        new("title-under-another-name", 5, Divisions.All, f =>
        {
            var home = f.InDistrict();
            var formerName = Names.Surname(f.Dice) + "改新";
            return Registered(f, home).Title(home, new() { OwnerName = formerName }, (f.Father, "")).Review("The title has the father's number under another name.");
        }),
        new("title-under-a-variant-name", 4, Divisions.All, f =>
        {
            f.Father = f.Father with { Name = Names.Surname(f.Dice) + "国栋" };
            var home = f.InDistrict();
            return Registered(f, home).Title(home, new() { OwnerName = f.Father.Name.Replace('国', '國') }, (f.Father, "")).Review("国 is written 國 on the title.");
        }),
        new("title-with-a-private-character", 3, Divisions.All, f =>
        {
            f.Father = f.Father with { Name = Names.Surname(f.Dice) + "䶮" };
            var home = f.InDistrict();
            return Registered(f, home).Title(home, new() { OwnerName = f.Father.Name.Replace('䶮', '\uE863') }, (f.Father, "")).Review("The registry's font has 䶮 at a private code point.");
        }),
    ];

    private static FamilyBuilder Registered(FamilyBuilder f, Home home) =>
        f.Claim(PropertyAndHousehold).BothParents().ParentsBook(home).Birth().Marriage();

    private static FamilyBuilder WithTitle(FamilyBuilder f, TitleTerms terms)
    {
        var home = f.InDistrict();
        return Registered(f, home).OwnTitle(home, terms);
    }
}
