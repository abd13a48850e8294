using System.Security.Cryptography;
using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <summary>Walks the chain from its beginning, a segment at a time, and stops at the first thing that does not hold.</summary>
internal sealed class AuditProver(NpgsqlDataSource database, AuditChain chain, string columns, Func<NpgsqlDataReader, (AuditEntry Entry, byte[] Hash)> read)
{
    public async Task<AuditProof> ProveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        // One moment for entries and segments: what is added meanwhile is proved next time.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var closed = await ClosedAsync(connection, cancellationToken);
        var proved = new List<AuditSegment>();
        var previous = AuditChain.Beginning;
        for (long first = 1; ; first += AuditChain.SegmentSize)
        {
            var (count, hash, fault) = await WalkAsync(connection, first, previous, cancellationToken);
            var number = (first / AuditChain.SegmentSize) + 1;
            var full = count == AuditChain.SegmentSize;
            fault ??= closed.TryGetValue(number, out var sealedHash) != full || (full && !CryptographicOperations.FixedTimeEquals(sealedHash, hash))
                ? full ? new AuditFault(first, "segment-changed") : new AuditFault(first + count, "missing")
                : null;
            if (fault is not null)
            {
                return new AuditProof(proved, fault);
            }

            if (count > 0)
            {
                proved.Add(new AuditSegment(number, first, first + count - 1, hash));
            }

            if (!full)
            {
                var last = first + count - 1;
                var head = await AuditHead.ReadAsync(connection, cancellationToken);
                return new AuditProof(proved, await BeyondAsync(connection, last + 1, cancellationToken) ? new AuditFault(last + 1, "missing") : EndFault(head, last, hash), head?.GuardedFrom);
            }

            previous = hash;
        }
    }

    /// <summary>What newest entries are missing is known by where the chain should end.</summary>
    private AuditFault? EndFault(AuditHead? head, long last, byte[] hash) => head switch
    {
        null => last > 0 ? new AuditFault(last, "head-missing") : null,
        _ when !head.IsGenuine(chain) => new AuditFault(last, "head-changed"),
        _ when head.Number > last => new AuditFault(last + 1, "missing"),
        _ when head.Number == last && !CryptographicOperations.FixedTimeEquals(head.Hash, hash) => new AuditFault(last, "head-changed"),
        _ => null,
    };

    private async Task<(int Count, byte[] Hash, AuditFault? Fault)> WalkAsync(NpgsqlConnection connection, long first, byte[] previous, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(columns + " WHERE number >= $1 AND number < $2 ORDER BY number", connection).With(first).With(first + AuditChain.SegmentSize);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var count = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var expected = first + count;
            if (reader.GetInt64(0) != expected)
            {
                return (count, previous, new AuditFault(expected, "missing"));
            }

            AuditEntry entry;
            byte[] hash;
            try
            {
                (entry, hash) = read(reader);
            }
            catch (CryptographicException)
            {
                return (count, previous, new AuditFault(expected, "unreadable"));
            }

            if (!CryptographicOperations.FixedTimeEquals(hash, chain.Hash(entry.Number, entry.Event, previous)))
            {
                return (count, previous, new AuditFault(expected, "changed"));
            }

            previous = hash;
            count++;
        }

        return (count, previous, null);
    }

    private static async Task<Dictionary<long, byte[]>> ClosedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, hash FROM audit_segments", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var closed = new Dictionary<long, byte[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            closed.Add(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
        }

        return closed;
    }

    private static async Task<bool> BeyondAsync(NpgsqlConnection connection, long number, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM audit_entries WHERE number >= $1)", connection).With(number);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
