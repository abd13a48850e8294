using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Auditing;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <inheritdoc cref="IRecheckStore"/>
internal sealed class RecheckStore(NpgsqlDataSource database, IFieldProtector protector, AuditWriter audit, TimeProvider time) : IRecheckStore
{
    private const string TakeKey = """
        INSERT INTO intake_idempotency (client_id, idempotency_key, body_digest, verification_id, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
        """;

    private const string KnownKey = "SELECT verification_id, body_digest FROM intake_idempotency WHERE client_id = $1 AND idempotency_key = $2";

    // What is due or waits for its ticket is being asked already.
    private const string Mark = """
        UPDATE pulling_pulls p SET ask_again = true FROM deciding_states s
        WHERE s.id = $1 AND p.division = s.division AND p.year = s.year AND p.verification_id = s.id AND p.item = ANY ($2) AND p.state NOT IN ('due', 'waiting')
        """;

    private const string Insert = """
        INSERT INTO intake_rechecks (division, year, verification_id, id, requested_at, requested_by, known_since, items, body_sealed)
        SELECT division, year, id, $2, $3, $4, revision + 1, $5, $6 FROM deciding_states WHERE id = $1
        """;

    // It went when everything was answered; a source may now not answer in time again.
    private const string Deadline = "UPDATE deciding_states SET deadline_at = $2 WHERE id = $1 AND deadline_at IS NULL AND $2 > $3";

    private const string Notes = """
        SELECT r.requested_at, r.requested_by, r.known_since, r.items
        FROM deciding_states s JOIN intake_rechecks r ON r.division = s.division AND r.year = s.year AND r.verification_id = s.id
        WHERE s.id = $1 ORDER BY r.id
        """;

    private readonly Sealer _sealer = new(protector);
    private readonly Leases _leases = new(time);

    public async Task<RecheckResult> RecheckAsync(NewRecheck recheck, DivisionScope scope, LeaseRequest lease, AuditEvent entry, CancellationToken cancellationToken)
    {
        var (id, what) = (recheck.VerificationId, recheck.Recheck);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsInAsync(connection, id, scope, cancellationToken))
        {
            return new RecheckResult(RecheckOutcome.NotFound);
        }

        var at = what.RequestedAt.ToUniversalTime();
        if (await ExecuteAsync(new NpgsqlCommand(TakeKey, connection).With(what.RequestedBy).With(recheck.IdempotencyKey).With(recheck.BodyDigest).With(id).With(at), cancellationToken) == 0)
        {
            return new RecheckResult(await IsSameAsync(connection, recheck, cancellationToken) ? RecheckOutcome.Existing : RecheckOutcome.Mismatch);
        }

        if (!await _leases.ClaimOneAsync(connection, id, lease, cancellationToken))
        {
            // The key goes with the transaction.
            return new RecheckResult(RecheckOutcome.Busy);
        }

        var body = _sealer.Seal(new RecheckBody(what.Reason, what.Consent), RecheckJson.Default.RecheckBody, Places.Recheck(what.Id));
        await ExecuteAsync(new NpgsqlCommand(Mark, connection).With(id).With(what.Items.ToArray()), cancellationToken);
        await ExecuteAsync(new NpgsqlCommand(Insert, connection).With(id).With(what.Id).With(at).With(what.RequestedBy).With(what.Items.ToArray()).With(body), cancellationToken);
        await ExecuteAsync(new NpgsqlCommand(Deadline, connection).With(id).With(recheck.DecisionDeadline.ToUniversalTime()).With(at), cancellationToken);
        var loaded = await new VerificationLoader(_sealer).LoadAsync(connection, [id], revision: null, cancellationToken);
        var verification = loaded.Find(id)!.Verification;
        await audit.AppendAsync(connection, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RecheckResult(RecheckOutcome.Leased, verification);
    }

    public async Task<IReadOnlyList<RecheckNote>> ListAsync(Guid verification, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Notes).With(verification);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var notes = new List<RecheckNote>();
        while (await reader.ReadAsync(cancellationToken))
        {
            notes.Add(new RecheckNote(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<string[]>(3)));
        }

        return notes;
    }

    private static async Task<bool> IsInAsync(NpgsqlConnection connection, Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT division FROM deciding_states WHERE id = $1", connection).With(id);
        return await command.ExecuteScalarAsync(cancellationToken) is string division && scope.Covers(division);
    }

    private static async Task<bool> IsSameAsync(NpgsqlConnection connection, NewRecheck recheck, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(KnownKey, connection).With(recheck.Recheck.RequestedBy).With(recheck.IdempotencyKey);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetGuid(0) == recheck.VerificationId
            && CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(1), recheck.BodyDigest);
    }

    private static async Task<int> ExecuteAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>What of a recheck is kept encrypted.</summary>
internal sealed record RecheckBody(string Reason, ConsentEvidence Consent);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecheckBody))]
internal sealed partial class RecheckJson : JsonSerializerContext;
