using DataHub.Contracts.Access;
using DataHub.Contracts.Operations;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Sources;
using DataHub.Host.Console.SignIn;
using DataHub.Host.Console.Words;

namespace DataHub.Host.Console.Pages.Overview;

/// <param name="Counts">By outcome; those that did not occur are left out.</param>
public sealed record DayOutcomes(DateOnly Day, IReadOnlyDictionary<Outcome, long> Counts)
{
    public long Total { get; } = Counts.Values.Sum();

    /// <summary>0 to 1; null on a day without verdicts.</summary>
    public double? ZeroProofShare => Total == 0 ? null : (double)Counts.GetValueOrDefault(Outcome.ZeroProof) / Total;
}

/// <param name="Items">Figures of the last five minutes, over all nodes; failed pulls are those of the operator's divisions.</param>
internal sealed record Glance(IReadOnlyList<OpsSource> Items, IReadOnlyList<DayOutcomes> Days, DateTimeOffset At);

/// <summary>What an operator sees first.</summary>
[PageModel]
internal sealed class OverviewModel(OperatorSession session, OpsSourceBodies sources, OutcomeHistory history, TimeProvider time)
{
    public const int DaysShown = 14;

    /// <exception cref="NotAllowedException" />
    public async Task<Glance> ReadAsync(CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        return new Glance(
            await sources.AllAsync(caller.Divisions, cancellationToken), await history.LastDaysAsync(DaysShown, caller.Divisions, cancellationToken), time.GetUtcNow());
    }
}

/// <summary>Outcomes of the last days, remembered for half a minute for all who look at the same divisions: counting reads every state row.</summary>
internal sealed class OutcomeHistory(IOutcomeCounts counts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, (DateTimeOffset At, IReadOnlyList<DayOutcomes> Days)> _known = new(StringComparer.Ordinal);

    /// <returns>One entry for each of the days, today's last.</returns>
    public async Task<IReadOnlyList<DayOutcomes>> LastDaysAsync(int days, DivisionScope scope, CancellationToken cancellationToken)
    {
        var key = $"{days}:{string.Join(' ', scope.Prefixes.Order(StringComparer.Ordinal))}";
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_known.TryGetValue(key, out var known) && now - known.At < Fresh)
            {
                return known.Days;
            }

            foreach (var old in _known.Where(k => now - k.Value.At >= Fresh).Select(k => k.Key).ToArray())
            {
                _known.Remove(old);
            }

            var today = Beijing.Day(now);
            var found = (await counts.PerDayAsync(today.AddDays(1 - days), today, scope, cancellationToken)).ToLookup(c => c.Day);
            IReadOnlyList<DayOutcomes> read =
            [
                .. Enumerable.Range(0, days).Select(i => today.AddDays(i + 1 - days)).Select(day => new DayOutcomes(day, found[day].ToDictionary(c => c.Outcome, c => c.Count))),
            ];
            _known[key] = (now, read);
            return read;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
