using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Stores many advances with one statement: the lease token fences, and only what passed the fence is written.</summary>
internal static class AdvanceStatement
{
    private const string Store = """
        WITH taken AS MATERIALIZED (
          SELECT a.id, c.verification_id, c.seat_sealed
          FROM unnest($14::uuid[], $15::bytea[]) AS a (id, seat_hash) JOIN confirming_seats c ON c.seat_hash = a.seat_hash AND c.verification_id <> a.id),
        fenced AS (
          UPDATE deciding_states s SET
            lease_token = CASE WHEN a.keep_until IS NULL THEN NULL ELSE s.lease_token END,
            lease_owner = CASE WHEN a.keep_until IS NULL THEN NULL ELSE s.lease_owner END,
            fault = CASE WHEN a.keep_until IS NULL THEN NULL ELSE s.fault END,
            faults = CASE WHEN a.keep_until IS NULL THEN 0 ELSE s.faults END,
            -- LEAST leaves nulls out: the earlier of what is open and the policy's deadline.
            due_at = COALESCE(a.keep_until, LEAST(a.due_at, CASE WHEN a.all_answered THEN NULL ELSE s.deadline_at END)),
            deadline_at = CASE WHEN a.all_answered AND a.keep_until IS NULL THEN NULL ELSE s.deadline_at END,
            revision = COALESCE(a.number, s.revision),
            outcome = COALESCE(a.outcome, s.outcome),
            "group" = CASE WHEN a.number IS NULL THEN s."group" ELSE a."group" END,
            final = COALESCE(a.final, s.final),
            decided_at = COALESCE(a.decided_at, s.decided_at),
            last_save = a.save_id
          FROM unnest($1::text[], $2::smallint[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::boolean[], $8::int[], $9::text[], $10::text[], $11::boolean[], $12::timestamptz[], $13::int[], $56::uuid[])
            AS a (division, year, id, lease_token, keep_until, due_at, all_answered, number, outcome, "group", final, decided_at, position, save_id)
          WHERE s.division = a.division AND s.year = a.year AND s.id = a.id AND s.lease_token = a.lease_token AND s.last_save IS DISTINCT FROM a.save_id AND NOT EXISTS (SELECT FROM taken t WHERE t.id = a.id)
          RETURNING a.position),
        revised AS (
          INSERT INTO deciding_revisions (division, year, verification_id, number, outcome, "group", final, policy_version, input_digest, decision_date, decided_at, elapsed_ms, verdict_sealed, receipt_sealed)
          SELECT r.division, r.year, r.verification_id, r.number, r.outcome, r."group", r.final, r.policy_version, r.input_digest, r.decision_date, r.decided_at, r.elapsed_ms, r.verdict_sealed, r.receipt_sealed
          FROM unnest($16::int[], $17::int[], $18::text[], $19::text[], $20::boolean[], $21::int[], $22::bytea[], $23::date[], $24::timestamptz[], $25::bigint[], $26::bytea[], $27::bytea[], $50::text[], $51::smallint[], $52::uuid[])
            AS r (position, number, outcome, "group", final, policy_version, input_digest, decision_date, decided_at, elapsed_ms, verdict_sealed, receipt_sealed, division, year, verification_id)
          -- As an array, not as a join: it is worked out once and looked through for each row.
          WHERE r.position = ANY (ARRAY (SELECT position FROM fenced))),
        -- Who is to be told of the revision. Without endpoints it costs one look at an empty table. The state is read as it was before this statement.
        told AS (
          INSERT INTO delivering_deliveries (id, endpoint_id, event_id, event, subject, data, created_at, state, due_since, next_attempt_at)
          SELECT gen_random_uuid(), e.id, v.id || '-r' || r.number, 'verification.revised', v.id::text,
            json_build_object('verification', v.id, 'externalId', v.external_id, 'division', v.division, 'year', v.year, 'stage', v.stage, 'revision', r.number,
              'outcome', r.outcome, 'previousOutcome', s.outcome, 'group', r."group", 'final', r.final)::text,
            r.decided_at, 'due', r.decided_at, r.decided_at
          FROM unnest($16::int[], $17::int[], $18::text[], $19::text[], $20::boolean[], $24::timestamptz[], $50::text[], $51::smallint[], $52::uuid[])
            AS r (position, number, outcome, "group", final, decided_at, division, year, verification_id)
          JOIN intake_verifications v ON v.division = r.division AND v.year = r.year AND v.id = r.verification_id
          JOIN deciding_states s ON s.division = r.division AND s.year = r.year AND s.id = r.verification_id
          JOIN delivering_endpoints e ON e.client_id = v.client_id AND starts_with(v.division, e.division) AND e.state <> 'deleted' AND 'verification.revised' = ANY (e.events)
          WHERE (SELECT EXISTS (SELECT FROM delivering_endpoints WHERE state <> 'deleted')) AND r.position = ANY (ARRAY (SELECT position FROM fenced))
          ON CONFLICT (endpoint_id, event_id) DO NOTHING),
        pulled AS (
          INSERT INTO pulling_pulls AS p (division, year, verification_id, id, item, who, state, error_class, error_code, error_message, attempts, attempt_log, next_attempt_at, ticket_sealed, reused,
            source, interface, adapter_version, requested_at, answered_at, elapsed_ms, body_sealed, raw_digest, raw_sealed)
          SELECT n.division, n.year, n.verification_id, n.id, n.item, n.who, n.state, n.error_class, n.error_code, n.error_message, n.attempts, n.attempt_log::jsonb, n.next_attempt_at, n.ticket_sealed, n.reused,
            n.source, n.interface, n.adapter_version, n.requested_at, n.answered_at, n.elapsed_ms, n.body_sealed, n.raw_digest, n.raw_sealed
          FROM unnest($28::int[], $29::uuid[], $30::text[], $31::text[], $32::text[], $33::text[], $34::text[], $35::text[], $36::int[], $37::text[], $38::timestamptz[], $39::bytea[], $40::boolean[],
              $41::text[], $42::text[], $43::text[], $44::timestamptz[], $45::timestamptz[], $46::int[], $47::bytea[], $48::bytea[], $49::bytea[], $53::text[], $54::smallint[], $55::uuid[])
            AS n (position, id, item, who, state, error_class, error_code, error_message, attempts, attempt_log, next_attempt_at, ticket_sealed, reused,
              source, interface, adapter_version, requested_at, answered_at, elapsed_ms, body_sealed, raw_digest, raw_sealed, division, year, verification_id)
          WHERE n.position = ANY (ARRAY (SELECT position FROM fenced))
        """;

    // Only for pulls that are stored already: looking for the row first costs a new one a third of its time.
    private const string Again = """

          ON CONFLICT (division, year, verification_id, id) DO UPDATE SET
            state = excluded.state, error_class = excluded.error_class, error_code = excluded.error_code, error_message = excluded.error_message,
            attempts = excluded.attempts, attempt_log = p.attempt_log || excluded.attempt_log, next_attempt_at = excluded.next_attempt_at, ticket_sealed = excluded.ticket_sealed,
            reused = excluded.reused, source = excluded.source, interface = excluded.interface, adapter_version = excluded.adapter_version,
            requested_at = excluded.requested_at, answered_at = excluded.answered_at, elapsed_ms = excluded.elapsed_ms, body_sealed = excluded.body_sealed,
            -- A pull that was loaded carries its raw answer's digest only: the stored answer stays while the digest does.
            raw_sealed = CASE WHEN excluded.raw_sealed IS NULL AND excluded.raw_digest = p.raw_digest THEN p.raw_sealed ELSE excluded.raw_sealed END,
            raw_digest = excluded.raw_digest,
            ask_again = false
        """;

    private const string Count = """
        ),
        counted AS (
          INSERT INTO replaying_failure_counts (division, item, error_class, error_code, error_message, source, difference)
          SELECT c.division, c.item, c.error_class, c.error_code, c.error_message, c.source, sum(c.difference)
          FROM unnest($57::int[], $58::text[], $59::text[], $60::text[], $61::text[], $62::text[], $63::text[], $64::int[])
            AS c (position, division, item, error_class, error_code, error_message, source, difference)
          WHERE c.position = ANY (ARRAY (SELECT position FROM fenced))
          GROUP BY 1, 2, 3, 4, 5, 6
        """;

    private const string Replay = """
        ),
        replayed AS (
          UPDATE replaying_items i SET result = r.result, reason = r.reason, error_class = r.error_class, error_code = r.error_code,
            changed = r.changed, from_outcome = r.from_outcome, to_outcome = r.to_outcome, settled_at = $75
          FROM unnest($65::int[], $66::uuid[], $67::uuid[], $68::text[], $69::text[], $70::text[], $71::text[], $72::boolean[], $73::text[], $74::text[])
            AS r (position, replay_id, pull_id, result, reason, error_class, error_code, changed, from_outcome, to_outcome)
          WHERE i.pull_id = r.pull_id AND i.replay_id = r.replay_id AND i.result = 'selected' AND r.position = ANY (ARRAY (SELECT position FROM fenced))
          RETURNING i.replay_id, i.result, i.changed, i.from_outcome, i.to_outcome, i.error_class, i.error_code),
        summed AS (
          INSERT INTO replaying_result_counts (replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, pulls)
          SELECT replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, count(*) FROM replayed GROUP BY 1, 2, 3, 4, 5, 6, 7
        """;

    private const string Tell = """
        )
        SELECT position, NULL::uuid, NULL::uuid, NULL::bytea FROM fenced
        UNION ALL
        SELECT NULL, id, verification_id, seat_sealed FROM taken
        """;

    // What is not at issue is left out of the statement: most commits of a quiet day have no failed, repeated or replayed pull.
    private static readonly string New = $"{Store}{Tell}";
    private static readonly string NewFailed = $"{Store}{Count}{Tell}";
    private static readonly string Repeated = $"{Store}{Again}{Count}{Tell}";
    private static readonly string Replayed = $"{Store}{Again}{Count}{Replay}{Tell}";

    private const string StoredBefore = """
        SELECT a.save_id FROM unnest($1::uuid[], $2::uuid[]) AS a (id, save_id) JOIN deciding_states s ON s.id = a.id AND s.last_save = a.save_id
        """;

    public static async Task<IReadOnlyList<StoredAdvance>> RunAsync(NpgsqlDataSource database, IReadOnlyList<AdvanceWrite> writes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // One order of locks for all, so that two shared commits never wait for each other.
        var ordered = writes.OrderBy(write => write.Verification.Id).ToArray();
        var saved = new HashSet<Guid>();
        var taken = new Dictionary<Guid, List<(Guid Holder, byte[] Seat)>>();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var command = Command(connection, ordered, now))
        await using (var reader = await command.PreparedReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.Nullable<int>(0) is { } position)
                {
                    saved.Add(ordered[position].Advance.Id);
                    continue;
                }

                var id = reader.GetGuid(1);
                var seats = taken.TryGetValue(id, out var known) ? known : taken[id] = [];
                seats.Add((reader.GetGuid(2), reader.GetFieldValue<byte[]>(3)));
            }
        }

        if (saved.Count < ordered.Length)
        {
            await AddStoredBeforeAsync(connection, [.. ordered.Where(write => !saved.Contains(write.Advance.Id))], saved, cancellationToken);
        }

        return [.. writes.Select(write =>
            saved.Contains(write.Advance.Id) ? new StoredAdvance(AdvanceOutcome.Saved, [])
            : taken.TryGetValue(write.Verification.Id, out var seats) ? new StoredAdvance(AdvanceOutcome.SeatsTaken, seats)
            : new StoredAdvance(AdvanceOutcome.LeaseLost, []))];
    }

    /// <summary>Those that were stored when they were sent before, and whose answer did not come back.</summary>
    private static async Task AddStoredBeforeAsync(NpgsqlConnection connection, AdvanceWrite[] refused, HashSet<Guid> saved, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(StoredBefore, connection)
            .With(Array.ConvertAll(refused, write => write.Verification.Id)).With(Array.ConvertAll(refused, write => write.Advance.Id));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            saved.Add(reader.GetGuid(0));
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, AdvanceWrite[] writes, DateTimeOffset now)
    {
        var (repeated, replayed) = (Array.Exists(writes, w => w.Advance.ChangedPulls.Any(p => p.IsStored)), Array.Exists(writes, w => w.Advance.Replayed.Count > 0));
        var failures = ReplayColumns.Differences(writes);
        var command = new NpgsqlCommand(replayed ? Replayed : repeated ? Repeated : failures.Count > 0 ? NewFailed : New, connection);
        AddStates(command, writes);
        var seats = writes.SelectMany(write => write.SeatHashes.Select(hash => (write.Verification.Id, Hash: hash))).ToArray();
        command.With(Array.ConvertAll(seats, seat => seat.Id)).With(Array.ConvertAll(seats, seat => seat.Hash));
        (int Position, AdvanceWrite Write)[] revisions = [.. writes.Index().Where(write => write.Item.Advance.NewRevision is not null)];
        (int Position, PullWrite Write)[] pulls = [.. writes.Index().SelectMany(write => write.Item.Pulls.Select(pull => (write.Index, pull)))];
        AddRevisions(command, revisions);
        AddPulls(command, pulls);
        AddKeys(command, writes, Array.ConvertAll(revisions, r => r.Position));
        AddKeys(command, writes, Array.ConvertAll(pulls, p => p.Position));
        command.With(Array.ConvertAll(writes, w => w.Advance.Id));
        if (replayed || repeated || failures.Count > 0)
        {
            ReplayColumns.AddCounts(command, writes, failures);
        }

        if (replayed)
        {
            ReplayColumns.AddResults(command, writes, now);
        }

        return command;
    }

    private static void AddKeys(NpgsqlCommand command, AdvanceWrite[] writes, int[] positions) => command
        .With(Array.ConvertAll(positions, position => writes[position].Verification.PolicyKey.Division))
        .With(Array.ConvertAll(positions, position => (short)writes[position].Verification.PolicyKey.Year))
        .With(Array.ConvertAll(positions, position => writes[position].Verification.Id));

    private static void AddStates(NpgsqlCommand command, AdvanceWrite[] writes) => command
        .With(Array.ConvertAll(writes, w => w.Verification.PolicyKey.Division))
        .With(Array.ConvertAll(writes, w => (short)w.Verification.PolicyKey.Year))
        .With(Array.ConvertAll(writes, w => w.Verification.Id))
        .With(Array.ConvertAll(writes, w => w.Verification.LeaseToken))
        .With(Array.ConvertAll(writes, w => Commands.Utc(w.Advance.KeepLeaseUntil)))
        .With(Array.ConvertAll(writes, w => Commands.Utc(w.Advance.DueAt)))
        .With(Array.ConvertAll(writes, w => w.AllAnswered))
        .With(Array.ConvertAll(writes, w => w.Advance.NewRevision?.Number))
        .With(Array.ConvertAll(writes, w => w.Advance.NewRevision is { } revision ? EnumNames<Outcome>.Of(revision.Verdict.Outcome) : null))
        .With(Array.ConvertAll(writes, w => w.Advance.NewRevision?.Verdict.Group))
        .With(Array.ConvertAll(writes, w => w.Advance.NewRevision?.Final))
        .With(Array.ConvertAll(writes, w => Commands.Utc(w.Advance.NewRevision?.DecidedAt)))
        .With(Enumerable.Range(0, writes.Length).ToArray());

    private static void AddRevisions(NpgsqlCommand command, (int Position, AdvanceWrite Write)[] revisions) => command
        .With(Array.ConvertAll(revisions, r => r.Position))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.Number))
        .With(Array.ConvertAll(revisions, r => EnumNames<Outcome>.Of(r.Write.Advance.NewRevision!.Verdict.Outcome)))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.Verdict.Group))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.Final))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.PolicyVersion))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.InputDigest))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.DecisionDate))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.DecidedAt.ToUniversalTime()))
        .With(Array.ConvertAll(revisions, r => r.Write.Advance.NewRevision!.ElapsedMs))
        .With(Array.ConvertAll(revisions, r => r.Write.Verdict!))
        .With(Array.ConvertAll(revisions, r => r.Write.Receipt));

    private static void AddPulls(NpgsqlCommand command, (int Position, PullWrite Write)[] pulls) => command
        .With(Array.ConvertAll(pulls, p => p.Position))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Id))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Question.Item.Value))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Question.Who))
        .With(Array.ConvertAll(pulls, p => EnumNames<PullState>.Of(p.Write.Pull.State)))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Answer?.Failure is { } failure ? EnumNames<ErrorClass>.Of(failure.Class) : null))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Answer?.Failure?.Code))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Answer?.Failure?.Message))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Attempts))
        .With(Array.ConvertAll(pulls, p => p.Write.AttemptLog))
        .With(Array.ConvertAll(pulls, p => Commands.Utc(p.Write.Pull.NextAttemptAt)))
        .With(Array.ConvertAll(pulls, p => p.Write.Ticket))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Reused))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Source))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.Interface))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.AdapterVersion))
        .With(Array.ConvertAll(pulls, p => Commands.Utc(p.Write.Pull.RequestedAt)))
        .With(Array.ConvertAll(pulls, p => Commands.Utc(p.Write.Pull.AnsweredAt)))
        .With(Array.ConvertAll(pulls, p => p.Write.Pull.ElapsedMs))
        .With(Array.ConvertAll(pulls, p => p.Write.Body))
        .With(Array.ConvertAll(pulls, p => p.Write.RawDigest))
        .With(Array.ConvertAll(pulls, p => p.Write.Raw));
}

/// <param name="Seats">Seats in the way, still sealed: whoever saved opens them, so that one that does not open is nobody else's trouble.</param>
internal sealed record StoredAdvance(AdvanceOutcome Outcome, IReadOnlyList<(Guid Holder, byte[] Seat)> Seats);
