using System.Text;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Reads whole verifications in one round trip, many at once: what came in, one revision, the pulls (without raw answers, which only a replay needs).</summary>
internal sealed class VerificationLoader(Sealer sealer)
{
    // The state row is found by id and leads to the keyed rows of the other tables.
    private const string Intake = """
        SELECT v.id, v.division, v.year, v.stage, v.policy_version, v.client_id, v.external_id, v.claimed_group, v.family_sealed, v.consent_sealed, v.trace_parent, v.created_at, s.lease_token, s.revision, s.faults
        FROM deciding_states s JOIN intake_verifications v ON v.division = s.division AND v.year = s.year AND v.id = s.id
        WHERE s.id = ANY($1)
        """;

    private const string Revisions = """
        SELECT r.verification_id, r.number, r.final, r.policy_version, r.input_digest, r.decision_date, r.decided_at, r.elapsed_ms, r.verdict_sealed, r.receipt_sealed
        FROM deciding_states s JOIN deciding_revisions r ON r.division = s.division AND r.year = s.year AND r.verification_id = s.id AND r.number = COALESCE($2, s.revision)
        WHERE s.id = ANY($1)
        """;

    private const string PullColumns = """
        SELECT p.verification_id, p.id, p.state, p.attempts, p.next_attempt_at, p.ticket_sealed, p.reused, p.source, p.interface, p.adapter_version, p.requested_at, p.answered_at, p.elapsed_ms, p.body_sealed, p.raw_digest, p.ask_again
        """;

    private const string PullRows = """

        FROM deciding_states s JOIN pulling_pulls p ON p.division = s.division AND p.year = s.year AND p.verification_id = s.id
        WHERE s.id = ANY($1)
        ORDER BY p.id
        """;

    private const string Pulls = PullColumns + PullRows;

    /// <summary>With the attempts, which tell what an earlier revision knew.</summary>
    private const string PastPulls = $"{PullColumns}, p.attempt_log{PullRows}";

    private const string Attestations = """
        SELECT a.verification_id, a.id, a.body_sealed
        FROM deciding_states s JOIN confirming_attestations a ON a.division = s.division AND a.year = s.year AND a.verification_id = s.id
        WHERE s.id = ANY($1)
          AND CASE WHEN $2 < s.revision THEN a.known_since <= $2 AND (a.revoked_at IS NULL OR a.revoked_since > $2) ELSE a.revoked_at IS NULL END
        ORDER BY a.id
        """;

    /// <param name="revision">Null: the latest of each. An earlier one comes with the pulls and attestations that it knew.</param>
    public async Task<LoadedChunk> LoadAsync(NpgsqlConnection connection, Guid[] ids, int? revision, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Revisions).With(ids));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(revision is null ? Pulls : PastPulls).With(ids));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Attestations).With(ids));
        foreach (var command in new[] { batch.BatchCommands[0], batch.BatchCommands[2] })
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer, Value = (object?)revision ?? DBNull.Value });
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(Intake).With(ids));
        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var chunk = new LoadedChunk();
        var revisions = new Dictionary<Guid, Revision>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            chunk.Open(id, () => revisions.Add(id, ReadRevision(reader)));
        }

        await reader.NextResultAsync(cancellationToken);
        var pulls = new Dictionary<Guid, List<Pull>>();
        var attempts = new Dictionary<Guid, IReadOnlyList<PullAttempt>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            chunk.Open(id, () =>
            {
                (pulls.TryGetValue(id, out var known) ? known : pulls[id] = []).Add(ReadPull(reader));
                if (revision is not null)
                {
                    attempts.Add(reader.GetGuid(1), JsonSerializer.Deserialize(reader.GetString(16), AttemptJson.Default.IReadOnlyListPullAttempt)!);
                }
            });
        }

        await reader.NextResultAsync(cancellationToken);
        var attestations = new Dictionary<Guid, List<Attestation>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            chunk.Open(id, () => (attestations.TryGetValue(id, out var known) ? known : attestations[id] = []).Add(
                sealer.Open(reader.GetFieldValue<byte[]>(2), CoreJson.Stored.Attestation, Places.Attestation(reader.GetGuid(1)))));
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            chunk.Open(id, () =>
            {
                var (shown, number) = (revisions.GetValueOrDefault(id), reader.GetInt32(13));
                var verification = ReadVerification(reader) with
                {
                    Pulls = shown?.Number < number
                        ? [.. pulls.GetValueOrDefault(id, []).Select(pull => pull.AsOf(shown, attempts[pull.Id])).OfType<Pull>()]
                        : pulls.GetValueOrDefault(id, []),
                    Attestations = attestations.GetValueOrDefault(id, []),
                    Latest = shown?.Number == number ? shown : null,
                };
                chunk.Add(new Loaded(verification, shown, number));
            });
        }

        return chunk;
    }

    private Case ReadVerification(NpgsqlDataReader reader)
    {
        var id = reader.GetGuid(0);
        return new Case
        {
            Id = id,
            PolicyKey = new PolicyKey(reader.GetString(1), reader.GetInt16(2), EnumNames<Stage>.Parse(reader.GetString(3))),
            PolicyVersion = reader.GetInt32(4),
            ClientId = reader.GetString(5),
            ExternalId = reader.Text(6),
            ClaimedGroup = reader.Text(7),
            Family = sealer.Open(reader.GetFieldValue<byte[]>(8), CoreJson.Stored.Family, Places.Family(id)),
            Consent = sealer.Open(reader.GetFieldValue<byte[]>(9), CoreJson.Stored.ConsentEvidence, Places.Consent(id)),
            TraceParent = reader.Text(10),
            CreatedAt = reader.GetFieldValue<DateTimeOffset>(11),
            LeaseToken = reader.Nullable<Guid>(12) ?? Guid.Empty,
            Faults = reader.GetInt32(14),
        };
    }

    private Revision ReadRevision(NpgsqlDataReader reader)
    {
        var (id, number) = (reader.GetGuid(0), reader.GetInt32(1));
        return new Revision
        {
            Number = number,
            Final = reader.GetBoolean(2),
            PolicyVersion = reader.GetInt32(3),
            InputDigest = reader.GetFieldValue<byte[]>(4),
            DecisionDate = reader.GetFieldValue<DateOnly>(5),
            DecidedAt = reader.GetFieldValue<DateTimeOffset>(6),
            ElapsedMs = reader.GetInt64(7),
            Verdict = sealer.Open(reader.GetFieldValue<byte[]>(8), CoreJson.Stored.Verdict, Places.Verdict(id, number)),
            Receipt = reader.Bytes(9) is { } receipt ? Encoding.UTF8.GetString(sealer.OpenBytes(receipt, Places.Receipt(id, number))) : null,
        };
    }

    private Pull ReadPull(NpgsqlDataReader reader)
    {
        var id = reader.GetGuid(1);
        var (question, answer) = PullBody.Open(sealer, reader.GetFieldValue<byte[]>(13), id);
        var state = EnumNames<PullState>.Parse(reader.GetString(2));
        return new Pull
        {
            Id = id,
            Question = question,
            Answer = answer,
            State = state,
            IsStored = true,
            StoredFailure = state == PullState.Failed ? answer?.Failure : null,
            StoredSource = reader.Text(7),
            Attempts = reader.GetInt32(3),
            NextAttemptAt = reader.Nullable<DateTimeOffset>(4),
            Ticket = reader.Bytes(5) is { } ticket ? Encoding.UTF8.GetString(sealer.OpenBytes(ticket, Places.Ticket(id))) : null,
            Reused = reader.GetBoolean(6),
            Source = reader.Text(7),
            Interface = reader.Text(8),
            AdapterVersion = reader.Text(9),
            RequestedAt = reader.Nullable<DateTimeOffset>(10),
            AnsweredAt = reader.Nullable<DateTimeOffset>(11),
            ElapsedMs = reader.Nullable<int>(12),
            RawDigest = reader.Bytes(14),
            AskAgain = reader.GetBoolean(15),
        };
    }
}
