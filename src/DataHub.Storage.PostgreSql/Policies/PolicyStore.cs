using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql.Auditing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Policies;

/// <inheritdoc cref="IPolicyStore"/>
internal sealed class PolicyStore(NpgsqlDataSource database, AuditWriter writer) : IPolicyStore
{
    private const string Columns = "SELECT division, year, stage, version, document, stored_at, stored_by FROM planning_policies";

    private const string OfKey = Columns + " WHERE division = $1 AND year = $2 AND stage = $3";

    private const string Insert = "INSERT INTO planning_policies (division, year, stage, version, document, stored_at, stored_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    public async Task<PolicyVersion?> LatestAsync(PolicyKey key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await LatestAsync(connection, key, cancellationToken);
    }

    public async Task<PolicyVersion?> VersionAsync(PolicyKey key, int version, CancellationToken cancellationToken)
    {
        await using var command = WithKey(database.CreateCommand(OfKey + " AND version = $4"), key).With(version);
        return await FirstAsync(command, cancellationToken);
    }

    public async Task<IReadOnlyList<PolicyVersion>> ListAsync(DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT DISTINCT ON (division, year, stage)" + Columns["SELECT".Length..] + " WHERE division LIKE ANY ($1) ORDER BY division, year, stage, version DESC")
            .With(scope.Prefixes.Select(prefix => prefix + "%").ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var versions = new List<PolicyVersion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            versions.Add(Read(reader));
        }

        return versions;
    }

    public async Task<PolicyVersion?> PutAsync(PolicyKey key, string json, int? expectedVersion, string storedBy, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // One writer a key: the next version must follow the one that was compared. There may be no row yet to lock.
        await using (var turn = new NpgsqlCommand("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", connection).With($"planning_policies/{key}"))
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        var latest = await LatestAsync(connection, key, cancellationToken);
        if (expectedVersion is { } expected && expected != (latest?.Version ?? 0))
        {
            return null;
        }

        if (latest?.Json == json)
        {
            return latest;
        }

        var next = new PolicyVersion(key, (latest?.Version ?? 0) + 1, json, now.ToUniversalTime(), storedBy);
        await using var insert = WithKey(new NpgsqlCommand(Insert, connection), key).With(next.Version).With(next.Json).With(next.StoredAt).With(next.StoredBy);
        await insert.ExecuteNonQueryAsync(cancellationToken);
        if (audit is not null)
        {
            await writer.AppendAsync(connection, audit with { Detail = $"version {next.Version}" }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return next;
    }

    private static async Task<PolicyVersion?> LatestAsync(NpgsqlConnection connection, PolicyKey key, CancellationToken cancellationToken)
    {
        await using var command = WithKey(new NpgsqlCommand(OfKey + " ORDER BY version DESC LIMIT 1", connection), key);
        return await FirstAsync(command, cancellationToken);
    }

    private static async Task<PolicyVersion?> FirstAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    private static NpgsqlCommand WithKey(NpgsqlCommand command, PolicyKey key) =>
        command.With(key.Division).With((short)key.Year).With(EnumNames<Stage>.Of(key.Stage));

    private static PolicyVersion Read(NpgsqlDataReader reader) => new(
        new PolicyKey(reader.GetString(0), reader.GetInt16(1), EnumNames<Stage>.Parse(reader.GetString(2))),
        reader.GetInt32(3),
        reader.GetString(4),
        reader.GetFieldValue<DateTimeOffset>(5),
        reader.GetString(6));
}
