using System.Collections.Concurrent;
using DataHub.Core.Ports;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>The shared ports of one process, without a store: for conformance and unit tests.</summary>
public sealed class InMemorySharedState : ISharedSecrets, ISequences, IQuotaLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SharedSecret> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Node, DateTimeOffset Until)> _turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _sequences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Second, int InSecond, long Day, int InDay)> _used = new(StringComparer.Ordinal);

    public Task<SharedSecret?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(_secrets.GetValueOrDefault(name));
        }
    }

    public Task<bool> TryBeginRefreshAsync(
        string name, long seenVersion, string node, DateTimeOffset now, TimeSpan turnFor, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if ((_secrets.GetValueOrDefault(name)?.Version ?? 0) != seenVersion || (_turns.TryGetValue(name, out var turn) && turn.Until > now))
            {
                return Task.FromResult(false);
            }

            _turns[name] = (node, now + turnFor);
            return Task.FromResult(true);
        }
    }

    public Task<SharedSecret> CompleteRefreshAsync(
        string name, string node, string value, DateTimeOffset obtainedAt, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _turns.Remove(name);
            return Task.FromResult(_secrets[name] = new SharedSecret(value, (_secrets.GetValueOrDefault(name)?.Version ?? 0) + 1, obtainedAt, expiresAt));
        }
    }

    public Task<long> TakeAsync(string name, int count, CancellationToken cancellationToken) =>
        Task.FromResult(_sequences.AddOrUpdate(name, 1 + count, (_, next) => next + count) - count);

    public Task<QuotaGrant> TakeAsync(string source, int wanted, int weight, int perSecond, int perDay, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var second = now.ToUnixTimeSeconds();
        var day = (second + (8 * 3600)) / 86_400;
        lock (_lock)
        {
            var used = _used.GetValueOrDefault(source);
            var inSecond = used.Second == second ? used.InSecond : 0;
            var inDay = used.Day == day ? used.InDay : 0;
            var granted = Math.Max(0, Math.Min(wanted, Math.Min(perSecond - inSecond, (perDay - inDay) / weight)));
            inDay += granted * weight;
            _used[source] = (second, inSecond + granted, day, inDay);
            var retryAt = granted == wanted ? (DateTimeOffset?)null
                : inDay + weight > perDay ? DateTimeOffset.FromUnixTimeSeconds(((day + 1) * 86_400) - (8 * 3600))
                : DateTimeOffset.FromUnixTimeSeconds(second + 1);
            return Task.FromResult(new QuotaGrant(granted, retryAt, inDay));
        }
    }
}
