namespace DataHub.Core.Ports;

/// <summary>Session secrets of sources that all nodes share, because the source allows but few refreshes.</summary>
public interface ISharedSecrets
{
    /// <summary>The stored secret, or null.</summary>
    Task<SharedSecret?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the turn to refresh, unless another node has it or the stored version is no longer <paramref name="seenVersion"/>.
    /// The turn ends by itself after <paramref name="turnFor"/>.
    /// </summary>
    Task<bool> TryBeginRefreshAsync(string name, long seenVersion, string node, DateTimeOffset now, TimeSpan turnFor, CancellationToken cancellationToken);

    /// <summary>Stores the new secret and ends the turn.</summary>
    Task<SharedSecret> CompleteRefreshAsync(string name, string node, string value, DateTimeOffset obtainedAt, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}

/// <param name="Version">From 1; 0 stands for none yet.</param>
public sealed record SharedSecret(string Value, long Version, DateTimeOffset ObtainedAt, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"SharedSecret v{Version}";
}

/// <summary>Sequence numbers that are unique over all nodes; taken in blocks.</summary>
public interface ISequences
{
    /// <summary>Takes <paramref name="count"/> numbers of the named sequence.</summary>
    /// <returns>The first of the block; a new sequence begins at 1.</returns>
    Task<long> TakeAsync(string name, int count, CancellationToken cancellationToken);
}

/// <summary>Quotas of sources, shared by all nodes: a node takes a slice ahead instead of asking for each call.</summary>
public interface IQuotaLedger
{
    /// <summary>Takes up to <paramref name="wanted"/> calls out of what the second and the day (Beijing) still allow.</summary>
    /// <param name="weight">What each call counts of the day, at least 1; of the second it counts 1.</param>
    Task<QuotaGrant> TakeAsync(string source, int wanted, int weight, int perSecond, int perDay, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="Granted">Calls, 0 to wanted.</param>
/// <param name="RetryAt">When more may be had, if less than wanted was granted.</param>
/// <param name="UsedToday">What the day's calls of all nodes count, with this grant.</param>
public readonly record struct QuotaGrant(int Granted, DateTimeOffset? RetryAt, int UsedToday);
