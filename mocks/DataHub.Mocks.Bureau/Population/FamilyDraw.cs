using DataHub.Mocks.Bureau.Population.Families;
using DataHub.Mocks.Bureau.Population.Scenarios;

namespace DataHub.Mocks.Bureau.Population;

/// <summary>Draws family <c>index</c> of the population with a seed, from nothing but the two: populations can be streamed.</summary>
internal static class FamilyDraw
{
    public static FamilyFile Draw(int seed, int index)
    {
        var dice = Dice.For(seed, index);
        var scenario = ScenarioTable.Of(seed, index);
        return Write(scenario, new FamilyBuilder(seed, index, dice.Pick(scenario.Divisions), dice));
    }

    public static FamilyFile Write(Scenario scenario, FamilyBuilder builder)
    {
        var truth = scenario.Write(builder);
        return builder.Build(scenario.Name, truth);
    }
}
