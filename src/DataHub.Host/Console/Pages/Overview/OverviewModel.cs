using DataHub.Adapters.Sdk.Resilience;
using DataHub.Contracts.Access;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Core.Verdicts;
using DataHub.Host.Api.Sources;
using DataHub.Host.Console.SignIn;
using DataHub.Host.Console.Words;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Host.Console.Pages.Overview;

/// <summary>An item at a glance. Figures are of the last five minutes, over all nodes.</summary>
/// <param name="FailureShare">0 to 1; null without calls.</param>
/// <param name="UsedToday">Calls of the day over all nodes; null without a quota.</param>
public sealed record ItemGlance(
    string Item, Text Title, Text Department, string State, DateTimeOffset? Until, int Calls, double? FailureShare, int? P50Ms, int? P95Ms, int? UsedToday);

/// <param name="Counts">By outcome; those that did not occur are left out.</param>
public sealed record DayOutcomes(DateOnly Day, IReadOnlyDictionary<Outcome, long> Counts)
{
    public long Total { get; } = Counts.Values.Sum();

    /// <summary>0 to 1; null on a day without verdicts.</summary>
    public double? ZeroProofShare => Total == 0 ? null : (double)Counts.GetValueOrDefault(Outcome.ZeroProof) / Total;
}

/// <param name="Waiting">Verifications that are due now, in all divisions: the hub's own load.</param>
internal sealed record Glance(IReadOnlyList<ItemGlance> Items, IReadOnlyList<DayOutcomes> Days, int Waiting, DateTimeOffset? OldestWaiting, DateTimeOffset At);

/// <summary>What an operator sees first.</summary>
[PageModel]
internal sealed class OverviewModel(
    OperatorSession session, AdapterDirectory adapters, SourceRegistry sources, SourceBoard board, IVerificationStore verifications, OutcomeHistory history, TimeProvider time)
{
    public const int DaysShown = 14;

    /// <exception cref="NotAllowedException" />
    public async Task<Glance> ReadAsync(CancellationToken cancellationToken)
    {
        var caller = await session.RequireAsync(Scopes.OpsRead);
        var now = time.GetUtcNow();
        var backlog = await verifications.BacklogAsync(now, cancellationToken);
        return new Glance(Items(), await history.LastDaysAsync(DaysShown, caller.Divisions, cancellationToken), backlog.Due, backlog.OldestDueAt, now);
    }

    private IReadOnlyList<ItemGlance> Items()
    {
        var states = sources.States().ToLookup(s => s.Item);
        var reports = board.Reports.ToLookup(r => r.Item);
        return
        [
            .. SourceHealth.InOrder(adapters).Select(d =>
            {
                var standing = board.Standing(d.Item);
                var sum = reports[d.Item].Aggregate(SourceFigures.None, (all, node) => all.Plus(node.Figures));
                return new ItemGlance(
                    d.Item.Value, d.Title, d.Department, EnumNames<ItemHealth>.Of(standing.Health), standing.Until, sum.Calls, 1 - sum.SuccessShare,
                    sum.Percentile(50), sum.Percentile(95), states[d.Item].Sum(s => s.UsedToday) is var used and > 0 ? used : null);
            }),
        ];
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
