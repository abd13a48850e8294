using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <inheritdoc cref="IAuditLog"/>
internal sealed class AuditLog(NpgsqlDataSource database, IFieldProtector protector) : IAuditLog
{
    private const string Columns = "SELECT number, at, actor, action, division, target, body_sealed, hash FROM audit_entries";

    private readonly AuditChain _chain = new(protector);
    private readonly AuditWriter _writer = new(new AuditChain(protector));

    public async Task<long> AppendAsync(AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var number = await _writer.AppendAsync(connection, entry, cancellationToken);
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
