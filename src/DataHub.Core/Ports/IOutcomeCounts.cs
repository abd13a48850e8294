using DataHub.Core.Verdicts;

namespace DataHub.Core.Ports;

/// <summary>How many verifications ended how, for people who look at a day.</summary>
public interface IOutcomeCounts
{
    /// <summary>Latest verdicts by the day of Beijing on which they were decided; days without any are left out.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    Task<IReadOnlyList<OutcomeCount>> PerDayAsync(DateOnly from, DateOnly to, DivisionScope scope, CancellationToken cancellationToken);
}

public sealed record OutcomeCount(DateOnly Day, Outcome Outcome, long Count);
