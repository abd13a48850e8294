using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Population;

public sealed class NamedFamiliesTests
{
    [Fact]
    public void They_show_every_group_every_outcome_and_every_county()
    {
        var truths = NamedFamilies.All.Select(family => family.Family.Truth).ToList();
        truths.Where(truth => truth.Outcome == Outcomes.ZeroProof).Select(truth => truth.Group).Distinct().ShouldBe(Groups.All, ignoreOrder: true);
        truths.Select(truth => truth.Outcome).Distinct()
            .ShouldBe([Outcomes.ZeroProof, Outcomes.Pending, Outcomes.Review, Outcomes.PaperRequired, Outcomes.NotMet], ignoreOrder: true);
        truths.Select(truth => truth.Division).Distinct().ShouldBe(Divisions.All, ignoreOrder: true);
    }

    [Fact]
    public void Names_are_unique_and_only_the_pending_one_needs_an_outage()
    {
        NamedFamilies.All.Count.ShouldBeGreaterThanOrEqualTo(12);
        NamedFamilies.All.Select(family => family.Name).ShouldBeUnique();
        NamedFamilies.All.ShouldAllBe(family => (family.OutageItem != null) == (family.Family.Truth.Outcome == Outcomes.Pending));
        NamedFamilies.All.ShouldAllBe(family => family.Zh.Length > 0 && family.En.Length > 0);
    }

    [Fact]
    public void Every_one_is_in_every_population()
    {
        var bureau = MadeUpPopulation.Create(99, 0);
        foreach (var family in NamedFamilies.All.Where(family => family.Family.Child.IdType == IdTypes.ResidentId))
            bureau.Household(family.Family.Child.IdNumber).ShouldNotBeNull(family.Name);
    }
}
