using System.Diagnostics;
using Npgsql;

namespace DataHub.Benchmarks.FailedPulls;

/// <summary>
/// A season's failures in the hub's own tables, made with statements over whole sets from families that went through the hub: each made-up
/// verification is a copy of one of them under ids of its own, in one of 136 counties, with one to four of its pulls failed and one answered.
/// All columns and counts are as the hub writes them; only what is encrypted is the template's, shortened where nobody looks, bound to the template's row, and opens for nobody.
/// </summary>
internal static class FailureFill
{
    /// <summary>Of finished replays; what replays of a season leave behind.</summary>
    public const int Replays = 5;

    private const int PerReplay = 200_000;

    private const string Made = """
        CREATE UNLOGGED TABLE made_templates AS SELECT (row_number() OVER (ORDER BY id) - 1)::int AS n, division, year, id FROM deciding_states;
        CREATE UNLOGGED TABLE made_sources AS SELECT * FROM pulling_pulls;
        CREATE UNIQUE INDEX ON made_sources (id);
        CREATE INDEX ON made_sources (verification_id);
        ANALYZE made_sources;
        CREATE UNLOGGED TABLE made_divisions AS
          SELECT (row_number() OVER () - 1)::int AS n, '37' || lpad(city::text, 2, '0') || lpad(county::text, 2, '0') AS code
          FROM generate_series(1, 17) AS city, generate_series(2, 9) AS county;
        CREATE UNLOGGED TABLE made AS
          SELECT g, t.division AS from_division, t.year, t.id AS from_id, d.code AS division, x.at,
            encode(set_byte(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM x.at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 6,
              (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112), 'hex')::uuid AS id
          FROM generate_series(1, {families}) AS g
          JOIN made_templates t ON t.n = g % (SELECT count(*) FROM made_templates)
          -- Large and small counties: the square of an even draw.
          JOIN made_divisions d ON d.n = floor(136 * ((hashint4(g) & 1048575) / 1048576.0) ^ 2)::int
          CROSS JOIN LATERAL (SELECT now() - interval '20 days' + interval '19 days' * g / {families} AS at) x;
        CREATE UNLOGGED TABLE made_classes (low int, high int, class text, code text, message text);
        INSERT INTO made_classes VALUES
          (0, 3000, 'outage', 'E-302', 'the source answered E-302: it is in maintenance or down; it is asked again by itself when it said'),
          (3000, 5200, 'transient', 'timeout', 'the source did not answer in time; it is asked again by itself; Where it is always so slow, raise Timeout'),
          (5200, 6500, 'transient', 'http-503', 'the source answered HTTP 503: a passing fault; it is asked again by itself'),
          (6500, 7800, 'outage', 'breaker-open', 'the source failed too often and is left alone for a while; it is asked again by itself'),
          (7800, 8600, 'throttled', 'quota', 'the quota of the source (Quota:PerSecond, Quota:PerDay) is used up; it is asked again by itself'),
          (8600, 9200, 'authorisation', 'E-106', 'the source answered E-106: have the interface granted to this caller, then replay'),
          (9200, 9400, 'configuration', 'token-refused', 'the source gave no access token (HTTP 400): it gave no known reason, check ClientId, ClientSecret, Scope and BaseAddress'),
          (9400, 9690, 'drift', 'missing-field', 'the field ''hjdz'' is missing; ask the department whether the interface changed'),
          (9690, 9990, 'rejected', 'E-201', 'the source answered E-201: it refused the question; asked unchanged it is refused again'),
          (9990, 10000, 'integrity', 'wrong-person', 'the answer is about another person; it is not used, take it up with the department');
        ANALYZE made
        """;

    // Which pulls, and what became of them. An outage is an hour or three of one item: its failures lie close together in time.
    private const string Chosen = """
        CREATE UNLOGGED TABLE made_pulls AS
          SELECT m.g, p.id AS from_pull, p.item, r.n, c.class, c.code, c.message,
            CASE WHEN h.h % 10 = 0 THEN m.at + interval '3 hours' * (h.h % 997) / 997
              ELSE now() - interval '14 days' + interval '13 days' * (hashtext(p.item || c.code) & 1023) / 1024 + interval '3 hours' * (h.h % 9973) / 9973 END AS asked,
            CASE WHEN r.n > 1 + m.g % 4 THEN 'record' WHEN h.h % 100 = 1 THEN 'waiting' WHEN h.h % 400 = 2 THEN 'discarded' ELSE 'failed' END AS state
          FROM made m
          CROSS JOIN LATERAL (SELECT q.id, row_number() OVER (ORDER BY hashint8extended(hashtext(q.id::text), m.g)) AS n
            FROM made_sources q WHERE q.verification_id = m.from_id) r
          JOIN made_sources p ON p.id = r.id
          CROSS JOIN LATERAL (SELECT hashtextextended(p.id::text, m.g) & 2147483647 AS h) h
          JOIN made_classes c ON h.h / 100 % 10000 >= c.low AND h.h / 100 % 10000 < c.high
          WHERE r.n <= 2 + m.g % 4;
        ANALYZE made_pulls
        """;

    private const string Intake = """
        INSERT INTO intake_verifications (division, year, id, stage, policy_version, client_id, external_id, claimed_group, child_hash, family_sealed, consent_sealed, trace_parent, created_at)
        SELECT m.division, v.year, m.id, v.stage, v.policy_version, v.client_id, 'MADE-' || m.g, v.claimed_group, sha256(m.id::text::bytea), v.family_sealed, v.consent_sealed, v.trace_parent, m.at
        FROM made m JOIN intake_verifications v ON v.division = m.from_division AND v.year = m.year AND v.id = m.from_id
        """;

    private const string States = """
        INSERT INTO deciding_states (division, year, id, due_at, deadline_at, revision, outcome, "group", final, decided_at, last_save)
        SELECT m.division, s.year, m.id, now() + interval '30 days' + (m.at - now()) / 100, now() + interval '60 days', 1, 'pending', s."group", false, m.at + interval '300 ms', gen_random_uuid()
        FROM made m JOIN deciding_states s ON s.division = m.from_division AND s.year = m.year AND s.id = m.from_id
        """;

    private const string Revisions = """
        INSERT INTO deciding_revisions (division, year, verification_id, number, outcome, "group", final, policy_version, input_digest, decision_date, decided_at, elapsed_ms, verdict_sealed)
        SELECT m.division, r.year, m.id, 1, 'pending', r."group", false, r.policy_version, sha256(m.id::text::bytea), m.at::date, m.at + interval '300 ms', 300, substring(r.verdict_sealed FROM 1 FOR 1000)
        FROM made m JOIN deciding_revisions r ON r.division = m.from_division AND r.year = m.year AND r.verification_id = m.from_id AND r.number = 1
        """;

    private const string Pulls = """
        INSERT INTO pulling_pulls (division, year, verification_id, id, item, who, state, error_class, error_code, error_message, attempts, attempt_log, next_attempt_at, reused,
          source, interface, adapter_version, requested_at, answered_at, elapsed_ms, body_sealed, raw_digest, raw_sealed)
        SELECT m.division, m.year, m.id,
          encode(set_byte(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM m.at) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 6,
            (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112), 'hex')::uuid,
          p.item, p.who, c.state, f.class, f.code, f.message, 1,
          jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('number', 1, 'startedAt', c.asked, 'elapsedMs', p.elapsed_ms, 'state', c.state, 'class', f.class, 'code', f.code, 'message', f.message,
            'node', 'hub-1', 'nextAttemptAt', f.next, 'revision', 1))),
          CASE WHEN c.state = 'waiting' THEN now() + interval '30 days' ELSE f.next END, false, p.source, p.interface, p.adapter_version, c.asked,
          CASE WHEN c.state <> 'waiting' THEN c.asked + interval '90 ms' END, p.elapsed_ms, p.body_sealed,
          CASE WHEN c.state = 'record' OR f.class = 'drift' THEN p.raw_digest END, CASE WHEN c.state = 'record' OR f.class = 'drift' THEN substring(p.raw_sealed FROM 1 FOR 500) END
        FROM made_pulls c JOIN made m ON m.g = c.g
        JOIN made_sources p ON p.id = c.from_pull
        LEFT JOIN LATERAL (SELECT c.class, c.code, c.message, CASE WHEN c.class IN ('transient', 'outage', 'throttled') THEN now() + interval '30 days' END AS next) f ON c.state = 'failed'
        """;

    private const string Counts = """
        INSERT INTO replaying_failure_counts (division, item, error_class, error_code, error_message, source, difference)
        SELECT division, item, error_class, error_code, error_message, source, count(*) FROM pulling_pulls WHERE state = 'failed' GROUP BY 1, 2, 3, 4, 5, 6
        """;

    // Replays that are done: what they asked is answered by now.
    private const string OldReplays = """
        INSERT INTO replaying_replays (id, created_at, created_by, reason, mode, divisions, rate_per_second, stop_after, force, state, selected, finished_at)
        SELECT ('01980000-0000-7000-8000-00000000000' || r)::uuid, now() - interval '1 day' * r, 'made', 'an outage', 'ask', '{37}', 200, 50, false, 'done', {perReplay}, now() - interval '23 hours' * r
        FROM generate_series(1, {replays}) AS r;
        INSERT INTO replaying_batches (replay_id, number, state)
        SELECT ('01980000-0000-7000-8000-00000000000' || r)::uuid, b, 'done' FROM generate_series(1, {replays}) AS r, generate_series(1, {perReplay} / 1000) AS b;
        INSERT INTO replaying_items (replay_id, batch, pull_id, division, year, verification_id, item, result, reason, error_class, error_code, changed, from_outcome, to_outcome, settled_at)
        SELECT ('01980000-0000-7000-8000-00000000000' || r)::uuid, (p.n - 1) / 1000 + 1, p.id, p.division, p.year, p.verification_id, p.item,
          CASE WHEN k < 90 THEN 'recovered' WHEN k < 95 THEN 'failed-again' ELSE 'skipped' END, CASE WHEN k >= 95 THEN 'not-needed' END,
          CASE WHEN k >= 90 AND k < 95 THEN 'transient' END, CASE WHEN k >= 90 AND k < 95 THEN 'timeout' END,
          CASE WHEN k < 90 THEN k < 60 END, CASE WHEN k < 90 THEN 'pending' END, CASE WHEN k < 60 THEN 'zero-proof' WHEN k < 90 THEN 'pending' END, now() - interval '1 day' * r
        FROM generate_series(1, {replays}) AS r
        CROSS JOIN LATERAL (SELECT row_number() OVER (ORDER BY id) AS n, id, division, year, verification_id, item, hashint8(hashtext(id::text)::bigint + r) & 127 AS k
          FROM (SELECT * FROM pulling_pulls WHERE state = 'record' LIMIT {perReplay}) x) p;
        INSERT INTO replaying_result_counts (replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, pulls)
        SELECT replay_id, result, changed, from_outcome, to_outcome, error_class, error_code, count(*) FROM replaying_items GROUP BY 1, 2, 3, 4, 5, 6, 7
        """;

    private const string Removed = "DROP TABLE made, made_pulls, made_sources, made_templates, made_divisions, made_classes";

    /// <summary>Fills the tables from the verifications that are in them.</summary>
    /// <param name="pulls">Failed pulls, about.</param>
    /// <returns>Failed pulls there are now.</returns>
    public static async Task<long> RunAsync(NpgsqlDataSource database, int pulls, TextWriter log, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, "SET enable_hashjoin = on; SET enable_mergejoin = on; SET synchronous_commit = off; SET work_mem = '128MB'; SET maintenance_work_mem = '256MB'; ALTER TABLE pulling_pulls SET (autovacuum_enabled = false); ANALYZE", cancellationToken);
        var indexes = await IndexesAsync(connection, cancellationToken);
        await ExecuteAsync(connection, string.Join(";", indexes.Select(index => $"DROP INDEX {index.Name}")), cancellationToken);
        foreach (var (name, sql) in new[]
        {
            ("families", Made), ("pulls", Chosen), ("intake", Intake), ("states", States), ("revisions", Revisions), ("pull rows", Pulls), ("counts", Counts), ("replays", OldReplays),
            ("rest", Removed),
        })
        {
            var started = Stopwatch.GetTimestamp();
            await ExecuteAsync(connection, Put(sql, pulls), cancellationToken);
            log.WriteLine($"filled: {name} in {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s");
            if (name == "pull rows")
            {
                started = Stopwatch.GetTimestamp();
                await ExecuteAsync(connection, string.Join(";", indexes.Select(index => index.Definition)), cancellationToken);
                log.WriteLine($"filled: indexes in {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s");
            }
        }

        // As the server does by itself within minutes.
        await ExecuteAsync(connection, "ALTER TABLE pulling_pulls RESET (autovacuum_enabled)", cancellationToken);
        await ExecuteAsync(connection, "VACUUM ANALYZE", cancellationToken);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM pulling_pulls WHERE state = 'failed'", connection);
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Those of the pulls beside their key: made once over all is a fraction of the work of row by row.</summary>
    private static async Task<List<(string Name, string Definition)>> IndexesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'pulling_pulls' AND indexname <> 'pulling_pulls_pkey'", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    // One to four failed pulls of a family: 2.5 of them, less those that wait or were given up.
    private static string Put(string sql, int pulls) => sql
        .Replace("{families}", $"{(int)Math.Ceiling(pulls / 2.469)}", StringComparison.Ordinal)
        .Replace("{replays}", $"{Replays}", StringComparison.Ordinal)
        .Replace("{perReplay}", $"{Math.Min(PerReplay, pulls / 5 / 1000 * 1000)}", StringComparison.Ordinal);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
