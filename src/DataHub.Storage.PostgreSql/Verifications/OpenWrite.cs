using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>A verification about to be taken in, already encrypted.</summary>
internal sealed record OpenWrite(NewVerification New, byte[] ChildHash, byte[] Family, byte[] Consent)
{
    public static OpenWrite Seal(NewVerification item, Sealer sealer)
    {
        var verification = item.Verification;
        return new OpenWrite(
            item,
            sealer.Hash(Places.ChildIdNumber, verification.Family.Child.IdNumber),
            sealer.Seal(verification.Family, CoreJson.Default.Family, Places.Family(verification.Id)),
            sealer.Seal(verification.Consent, CoreJson.Default.ConsentEvidence, Places.Consent(verification.Id)));
    }
}

/// <summary>Takes many verifications in with one statement.</summary>
internal static class OpenStatement
{
    // The key decides who is first; only the first's rows follow. A key taken before this statement began is read in the same round trip.
    private const string Sql = """
        WITH new AS MATERIALIZED (
          SELECT * FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::smallint[], $6::uuid[], $7::text[], $8::int[], $9::text[], $10::text[], $11::bytea[],
            $12::bytea[], $13::bytea[], $14::text[], $15::timestamptz[], $16::text[], $17::uuid[], $18::timestamptz[], $19::timestamptz[])
          AS t (client_id, idempotency_key, body_digest, division, year, id, stage, policy_version, external_id, claimed_group, child_hash,
            family_sealed, consent_sealed, trace_parent, created_at, lease_owner, lease_token, lease_until, deadline_at)),
        first AS (
          INSERT INTO intake_idempotency (client_id, idempotency_key, body_digest, verification_id, created_at)
          SELECT client_id, idempotency_key, body_digest, id, created_at FROM new
          ON CONFLICT DO NOTHING
          RETURNING verification_id),
        taken_in AS (
          INSERT INTO intake_verifications (division, year, id, stage, policy_version, client_id, external_id, claimed_group, child_hash, family_sealed, consent_sealed, trace_parent, created_at)
          SELECT division, year, id, stage, policy_version, client_id, external_id, claimed_group, child_hash, family_sealed, consent_sealed, trace_parent, created_at
          FROM new WHERE id = ANY (ARRAY (SELECT verification_id FROM first))),
        leased AS (
          INSERT INTO deciding_states (division, year, id, lease_owner, lease_token, due_at, deadline_at)
          SELECT division, year, id, lease_owner, lease_token, lease_until, CASE WHEN deadline_at > created_at THEN deadline_at END
          FROM new WHERE id = ANY (ARRAY (SELECT verification_id FROM first)))
        SELECT id, id, body_digest FROM new WHERE id = ANY (ARRAY (SELECT verification_id FROM first))
        UNION ALL
        SELECT new.id, k.verification_id, k.body_digest FROM new JOIN intake_idempotency k USING (client_id, idempotency_key)
        """;

    private const string ByKey = "SELECT verification_id, body_digest FROM intake_idempotency WHERE client_id = $1 AND idempotency_key = $2";

    public static async Task<IReadOnlyList<OpenResult>> RunAsync(NpgsqlDataSource database, IReadOnlyList<OpenWrite> writes, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var found = new Dictionary<Guid, (Guid Id, byte[] Digest)>();
        await using (var command = Command(connection, writes))
        await using (var reader = await command.PreparedReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                found[reader.GetGuid(0)] = (reader.GetGuid(1), reader.GetFieldValue<byte[]>(2));
            }
        }

        var results = new OpenResult[writes.Count];
        for (var i = 0; i < writes.Count; i++)
        {
            var write = writes[i].New;
            if (!found.TryGetValue(write.Verification.Id, out var key))
            {
                // Of a request that was being stored at the same moment: the statement saw that it was there, but not what it was.
                key = await EarlierAsync(connection, write.Verification.ClientId, write.IdempotencyKey, cancellationToken)
                    ?? throw new StorageException("An idempotency key was taken and given up at the same moment; repeat the request.");
            }

            results[i] = key.Id == write.Verification.Id ? new OpenResult(OpenOutcome.Created, key.Id) : Earlier(key, write.BodyDigest);
        }

        return results;
    }

    public static async Task<OpenResult?> FindAsync(NpgsqlDataSource database, string clientId, string idempotencyKey, byte[] bodyDigest, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await EarlierAsync(connection, clientId, idempotencyKey, cancellationToken) is { } key ? Earlier(key, bodyDigest) : null;
    }

    private static OpenResult Earlier((Guid Id, byte[] Digest) key, byte[] bodyDigest) =>
        new(key.Digest.AsSpan().SequenceEqual(bodyDigest) ? OpenOutcome.Existing : OpenOutcome.Mismatch, key.Id);

    private static NpgsqlCommand Command(NpgsqlConnection connection, IReadOnlyList<OpenWrite> writes)
    {
        T[] Column<T>(Func<OpenWrite, T> value)
        {
            var column = new T[writes.Count];
            for (var i = 0; i < column.Length; i++)
            {
                column[i] = value(writes[i]);
            }

            return column;
        }

        return new NpgsqlCommand(Sql, connection)
            .With(Column(w => w.New.Verification.ClientId))
            .With(Column(w => w.New.IdempotencyKey))
            .With(Column(w => w.New.BodyDigest))
            .With(Column(w => w.New.Verification.PolicyKey.Division))
            .With(Column(w => (short)w.New.Verification.PolicyKey.Year))
            .With(Column(w => w.New.Verification.Id))
            .With(Column(w => EnumNames<Stage>.Of(w.New.Verification.PolicyKey.Stage)))
            .With(Column(w => w.New.Verification.PolicyVersion))
            .With(Column(w => w.New.Verification.ExternalId))
            .With(Column(w => w.New.Verification.ClaimedGroup))
            .With(Column(w => w.ChildHash))
            .With(Column(w => w.Family))
            .With(Column(w => w.Consent))
            .With(Column(w => w.New.Verification.TraceParent))
            .With(Column(w => w.New.Verification.CreatedAt.ToUniversalTime()))
            .With(Column(w => w.New.LeaseOwner))
            .With(Column(w => w.New.Verification.LeaseToken))
            .With(Column(w => w.New.LeaseUntil.ToUniversalTime()))
            .With(Column(w => w.New.DecisionDeadline.ToUniversalTime()));
    }

    private static async Task<(Guid Id, byte[] Digest)?> EarlierAsync(NpgsqlConnection connection, string clientId, string idempotencyKey, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ByKey, connection).With(clientId).With(idempotencyKey);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)) : null;
    }
}
