using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <summary>Adds an entry within the transaction of what it tells of: both are there, or neither.</summary>
internal sealed class AuditWriter(AuditChain chain)
{
    /// <summary>Any number that nobody else locks: "auditlog" in ASCII.</summary>
    private const long Lock = 0x61756469746C6F67;

    /// <summary>Does something and writes it down, in one transaction.</summary>
    /// <param name="entry">Null: nobody did it but the hub itself.</param>
    /// <param name="act">Answers what came of it, and the entry as it is to be written; null when nothing was done, and nothing is to be written.</param>
    public async Task<T> DoAsync<T>(
        NpgsqlDataSource database, AuditEvent? entry, Func<NpgsqlConnection, Task<(T Result, Func<AuditEvent, AuditEvent>? Told)>> act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (result, told) = await act(connection);
        if (entry is not null && told is not null)
        {
            await AppendAsync(connection, told(entry), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// The last statement of a transaction: from here to its end nobody else can add an entry, and whoever waited before for a row would wait for those who wait here.
    /// </summary>
    /// <returns>Number of the entry.</returns>
    public async Task<long> AppendAsync(NpgsqlConnection connection, AuditEvent entry, CancellationToken cancellationToken)
    {
        // One after another: an entry needs the hash of the one before it. What people do is rare enough.
        await ExecuteAsync(new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection).With(Lock), cancellationToken);
        var (last, previous) = await TailAsync(connection, cancellationToken);
        var head = await AuditHead.ReadAsync(connection, cancellationToken);
        if (head?.IsGenuine(chain) != true)
        {
            head = null;
        }
        else if (head.Number > last)
        {
            // Newest entries were cut off: the chain goes on after them, so that they are missed for good.
            (last, previous) = (head.Number, head.Hash);
        }

        var number = last + 1;
        var hash = chain.Hash(number, entry, previous);
        await ExecuteAsync(
            new NpgsqlCommand("INSERT INTO audit_entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", connection)
                .With(number).With(entry.At.ToUniversalTime()).With(entry.Actor).With(entry.Action).With(entry.Division).With(entry.Target!).With(chain.Seal(number, entry)).With(hash),
            cancellationToken);
        await AuditHead.Of(number, head?.GuardedFrom ?? number, hash, chain).WriteAsync(connection, cancellationToken);
        if (number % AuditChain.SegmentSize == 0)
        {
            await ExecuteAsync(
                new NpgsqlCommand("INSERT INTO audit_segments VALUES ($1, $2, $3, $4)", connection)
                    .With(number / AuditChain.SegmentSize).With(number - AuditChain.SegmentSize + 1).With(number).With(hash),
                cancellationToken);
        }

        return number;
    }

    private static async Task<(long Number, byte[] Hash)> TailAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Beginning);
    }

    private static async Task ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
