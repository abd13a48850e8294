using System.Collections.Concurrent;
using DataHub.Core.Items.Declared;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Verification.Deciding;
using System.Text.Json;

namespace DataHub.Pipeline.Planning;

/// <summary>
/// Policies ready to decide with. A version never changes, so it is compiled once; which version is the latest is asked
/// again every few seconds, so that another node's change is seen.
/// </summary>
/// <param name="items">Items that the hub knows from documents.</param>
public sealed class PolicyCatalog(IPolicyStore store, DeclaredItems items, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(PolicyKey, int), CompiledPolicy> _versions = new();
    private readonly ConcurrentDictionary<PolicyKey, (CompiledPolicy? Policy, DateTimeOffset At)> _latest = new();

    /// <returns>The policy in force, or null when the county has none for this year and stage.</returns>
    public async ValueTask<CompiledPolicy?> LatestAsync(PolicyKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_latest.TryGetValue(key, out var known) && now - known.At < Freshness)
        {
            return known.Policy;
        }

        var policy = await store.LatestAsync(key, cancellationToken) is { } version ? Compiled(version) : null;

        // Unknown keys come from callers and are not remembered: they must not fill the memory.
        if (policy is not null)
        {
            _latest[key] = (policy, now);
        }

        return policy;
    }

    /// <exception cref="InvalidOperationException">No such version: versions are never deleted, so the database was tampered with.</exception>
    public async ValueTask<CompiledPolicy> VersionAsync(PolicyKey key, int version, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue((key, version), out var known))
        {
            return known;
        }

        var stored = await store.VersionAsync(key, version, cancellationToken)
            ?? throw new InvalidOperationException($"policy {key} version {version} is not in the database");
        return Compiled(stored);
    }

    /// <summary>Forgets which version is the latest: a new one was just stored by this node.</summary>
    public void Refresh(PolicyKey key) => _latest.TryRemove(key, out _);

    private CompiledPolicy Compiled(PolicyVersion version) => _versions.GetOrAdd(
        (version.Key, version.Version),
        static (_, given) => CompiledPolicy.Compile(
            JsonSerializer.Deserialize(given.version.Json, CoreJson.Stored.Policy) ?? throw new InvalidOperationException($"policy {given.version.Key} version {given.version.Version} is empty"),
            given.version.Version,
            given.items),
        (version, items));
}
