using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Population.Scenarios;

namespace DataHub.Mocks.Tests.Population;

public sealed class ScenarioTests
{
    private static readonly MadeUpFamily[] Families =
        [.. Enumerable.Range(100, ScenarioTable.TotalWeight).Select(i => FamilyDraw.Draw(11, i).Family)];

    [Fact]
    public void Among_as_many_families_as_the_weights_add_up_to_each_scenario_has_its_weight() =>
        Families.CountBy(family => family.Scenario).ToDictionary().ShouldBe(ScenarioTable.All.ToDictionary(scenario => scenario.Name, scenario => scenario.Weight), ignoreOrder: true);

    [Fact]
    public void Between_56_and_75_percent_need_no_paper() =>
        (100 * Families.Count(family => family.Truth.Outcome == Outcomes.ZeroProof) / Families.Length).ShouldBeInRange(56, 75);

    [Theory]
    [InlineData(Divisions.Lixia)]
    [InlineData(Divisions.Licheng)]
    [InlineData(Divisions.Linshu)]
    public void Every_county_shows_every_group_and_every_outcome_that_needs_no_fault(string division)
    {
        var truths = Families.Where(family => family.Division == division).Select(family => family.Truth).ToList();
        truths.Where(truth => truth.Outcome == Outcomes.ZeroProof).Select(truth => truth.Group).Distinct().ShouldBe(Groups.All, ignoreOrder: true);
        truths.Select(truth => truth.Outcome).Distinct().ShouldBe([Outcomes.ZeroProof, Outcomes.Review, Outcomes.PaperRequired, Outcomes.NotMet], ignoreOrder: true);
    }

    [Fact]
    public void A_truth_fits_its_request()
    {
        foreach (var family in Families)
        {
            family.Truth.Division.ShouldBe(family.Division);
            family.Truth.ClaimedGroup.ShouldBe(family.Group);
            if (family.Group is not null)
                family.Truth.Group.ShouldBe(family.Group, family.Scenario);
            (family.Truth.Papers is { Count: > 0 }).ShouldBe(family.Truth.Outcome == Outcomes.PaperRequired && family.Truth.Group is not null, family.Scenario);
            family.Guardians.Count.ShouldBeInRange(1, 4);
            family.Guardians.Select(guardian => guardian.Person.IdNumber).Append(family.Child.IdNumber).ShouldBeUnique();
        }
    }

    [Fact]
    public void Some_families_leave_the_group_to_the_hub()
    {
        var left = Families.Where(family => family.Group is null).ToList();
        left.Count.ShouldBeGreaterThan(Families.Length / 10);
        left.ShouldContain(family => family.Truth.Group == Groups.MigrantWorker);
    }
}
