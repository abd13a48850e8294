using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <inheritdoc cref="IAuditLog"/>
internal sealed class AuditLog(NpgsqlDataSource database, IFieldProtector protector) : IAuditLog
{
    private const string Columns = "SELECT number, at, actor, action, division, target, body_sealed, hash FROM audit_entries";

    /// <summary>Any number that nobody else locks: "auditlog" in ASCII.</summary>
    private const long Lock = 0x61756469746C6F67;

    private readonly AuditChain _chain = new(protector);

    public async Task<long> AppendAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // One after another: an entry needs the hash of the one before it. What people do is rare enough.
        await using (var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection).With(Lock))
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        var (last, previous) = await TailAsync(connection, cancellationToken);
        var number = last + 1;
        var hash = _chain.Hash(number, entry, previous);
        await using (var insert = new NpgsqlCommand("INSERT INTO audit_entries VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", connection)
            .With(number).With(entry.At.ToUniversalTime()).With(entry.Actor).With(entry.Action).With(entry.Division).With(entry.Target!).With(_chain.Seal(number, entry)).With(hash))
        {
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }

        if (number % AuditChain.SegmentSize == 0)
        {
            await using var segment = new NpgsqlCommand("INSERT INTO audit_segments VALUES ($1, $2, $3, $4)", connection)
                .With(number / AuditChain.SegmentSize).With(number - AuditChain.SegmentSize + 1).With(number).With(hash);
            await segment.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return number;
    }

    public async Task<AuditPage> SearchAsync(AuditQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + " WHERE division LIKE ANY ($1)")
            .With(scope.Prefixes.Select(prefix => prefix + "%").ToArray())
            .Where(query.Actor, "actor = {0}")
            .Where(query.Action, "action = {0}")
            .Where(query.Target, "target = {0}")
            .Where(query.From?.ToUniversalTime(), "at >= {0}")
            .Where(query.To?.ToUniversalTime(), "at < {0}")
            .Where(query.Before, "number < {0}")
            .NewestFirst("number", query.Limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = new List<AuditEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == query.Limit)
            {
                return new AuditPage(items, items[^1].Number);
            }

            items.Add(Read(reader).Entry);
        }

        return new AuditPage(items, null);
    }

    public Task<AuditProof> ProveAsync(CancellationToken cancellationToken) => new AuditProver(database, _chain, Columns, Read).ProveAsync(cancellationToken);

    private static async Task<(long Number, byte[] Hash)> TailAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, hash FROM audit_entries ORDER BY number DESC LIMIT 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, AuditChain.Beginning);
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">Its body was altered or moved.</exception>
    private (AuditEntry Entry, byte[] Hash) Read(NpgsqlDataReader reader)
    {
        var number = reader.GetInt64(0);
        var (reason, detail) = _chain.Open(number, reader.GetFieldValue<byte[]>(6));
        var entry = new AuditEvent
        {
            At = reader.GetFieldValue<DateTimeOffset>(1),
            Actor = reader.GetString(2),
            Action = reader.GetString(3),
            Division = reader.GetString(4),
            Target = reader.Text(5),
            Reason = reason,
            Detail = detail,
        };
        return (new AuditEntry(number, entry), reader.GetFieldValue<byte[]>(7));
    }
}
