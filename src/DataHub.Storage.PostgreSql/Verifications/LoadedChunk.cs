using System.Security.Cryptography;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Encryption;
using Npgsql;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Verifications read together. One with a row that cannot be read is kept apart with its fault, and does not hinder the others.</summary>
internal sealed class LoadedChunk
{
    private readonly Dictionary<Guid, Loaded> _readable = [];
    private readonly Dictionary<Guid, Exception> _unreadable = [];

    public void Add(Loaded loaded) => _readable.Add(loaded.Verification.Id, loaded);

    /// <summary>Opens one row of a verification; if it cannot be read, neither can the verification.</summary>
    public void Open(Guid id, Action open)
    {
        try
        {
            open();
        }
        catch (Exception exception) when (exception is not (NpgsqlException or OutOfMemoryException))
        {
            _unreadable.TryAdd(id, exception);
        }
    }

    public bool IsUnreadable(Guid id) => _unreadable.ContainsKey(id);

    /// <returns>Null when there is none such.</returns>
    /// <exception cref="UnreadableVerificationException">It is there and cannot be read.</exception>
    public Loaded? Find(Guid id) =>
        _unreadable.TryGetValue(id, out var cause) ? throw new UnreadableVerificationException(id, FaultOf(cause), cause) : _readable.GetValueOrDefault(id);

    /// <returns>Why this one, whose work state is there, cannot be read; null when it can.</returns>
    public Fault? FaultOf(Guid id) =>
        _unreadable.TryGetValue(id, out var cause) ? FaultOf(cause)
        : _readable.ContainsKey(id) ? null
        : Fault.Incomplete;

    public static Fault FaultOf(Exception cause) => cause switch
    {
        MissingKeyException => Fault.KeyMissing,
        CryptographicException => Fault.Altered,
        _ => Fault.Unreadable,
    };
}

/// <param name="Revision">The revision asked for; null when there is none such.</param>
internal sealed record Loaded(Case Verification, Revision? Revision, int LatestRevision);
