using System.Text.Json;

namespace DataHub.Mocks.Bureau.Calls;

/// <summary>A request that passed validation, with its answer ready to be written.</summary>
/// <param name="Subjects">The id or document numbers it asks for.</param>
/// <param name="WriteData">Writes the business data, without the scheme's envelope.</param>
internal sealed record Question(IReadOnlyList<string> Subjects, Action<Utf8JsonWriter> WriteData)
{
    /// <summary>What it counts against the day's quota.</summary>
    public int Weight { get; init; } = 1;
    /// <summary>False when the department knows nothing: some envelopes say so in a code of their own.</summary>
    public bool Found { get; init; } = true;
}
