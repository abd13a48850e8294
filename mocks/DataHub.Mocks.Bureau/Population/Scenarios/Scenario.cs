using DataHub.Mocks.Bureau.Population.Families;

namespace DataHub.Mocks.Bureau.Population.Scenarios;

/// <summary>One kind of family, whose verdict is known because its registers are written so.</summary>
/// <param name="Weight">Families of this kind among every <see cref="ScenarioTable.TotalWeight"/>.</param>
/// <param name="Divisions">Where the sample policies give this verdict.</param>
/// <param name="Write">Writes the registers and says what must come of it.</param>
internal sealed record Scenario(string Name, int Weight, IReadOnlyList<string> Divisions, Func<FamilyBuilder, ExpectedTruth> Write);
