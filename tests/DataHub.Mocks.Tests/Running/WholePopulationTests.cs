using System.Text.Json.Nodes;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Wire;
using DataHub.Mocks.Tests.Gateway;
using DataHub.Mocks.Tests.Property;
using DataHub.Mocks.Tests.Samples;

namespace DataHub.Mocks.Tests.Running;

/// <summary>The made-up population can really be asked for over the wire: what its registers hold is what a caller reads.</summary>
public sealed class WholePopulationTests
{
    private static readonly MadeUpPopulation Population = MadeUpPopulation.Create(seed: 1, families: 60);

    private static IEnumerable<MadeUpPerson> People =>
        Population.Families.Concat(NamedFamilies.All.Select(n => n.Family)).SelectMany(f => f.Guardians.Select(g => g.Person).Prepend(f.Child));

    [Fact]
    public async Task Households_read_as_they_are_registered()
    {
        await using var running = await RunningBureau.StartAsync(Population);
        var caller = await GatewayCaller.WithSecretAsync(running);
        var asked = 0;
        foreach (var person in People.Where(p => Spelling.IsResidentId(p.IdNumber)))
        {
            var data = (await caller.AskAsync("r_370000_hukou_01", new { GMSFHM = person.IdNumber, XM = person.Name }))["data"]!;
            var row = Population.Household(person.IdNumber);
            if (row is null) data.Compact().ShouldBe("{}");
            else if (data["HCJG"] is null) (data["GMSFHM"]!.GetValue<string>(), data["HJDZ"]!.GetValue<string>()).ShouldBe((row.IdNumber, row.Address));
            else row.Name.ShouldNotBe(person.Name);
            asked++;
        }
        asked.ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task Titles_are_complete_or_not_covered()
    {
        await using var running = await RunningBureau.StartAsync(Population);
        var caller = await PropertyCaller.WithTokenAsync(running);
        var seen = new HashSet<string>();
        foreach (var person in People)
        {
            var answer = await caller.AskAsync(new { qlrmc = person.Name, qlrzjh = person.IdNumber, size = 50 });
            var titles = Population.TitlesOfOwner(person.IdNumber).Select(t => t.TitleNumber);
            answer["list"]!.AsArray().Select(t => t!["bdcqzh"]!.GetValue<string>()).ShouldBe(titles);
            seen.Add(answer["status"]!.GetValue<string>());
        }
        seen.ShouldBe(["OK", "NO_RECORD"], ignoreOrder: true); // NOT_COVERED needs ssxq
    }

    [Fact]
    public async Task Double_encoded_businesses_and_couples_are_readable()
    {
        await using var running = await RunningBureau.StartAsync(Population);
        var caller = await GatewayCaller.WithSecretAsync(running);
        foreach (var person in People)
        {
            var companies = JsonNode.Parse((await caller.AskAsync("r_370000_qydj_01", new { certno = person.IdNumber, name = person.Name }))["data"]!.GetValue<string>())!.AsArray();
            companies.Count.ShouldBe(Population.EnterprisesOfPerson(person.IdNumber).Count);
            var couples = (await caller.AskAsync("r_370000_hydj_01", new { cert_num_woman = person.IdNumber, name_woman = person.Name }))["data"]!;
            couples["total"]!.GetValue<int>().ShouldBe(Population.Marriages(null, person.IdNumber).Count);
        }
    }
}
