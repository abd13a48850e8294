using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Who works on what. A lease is a token and a <c>due_at</c> in the future: when it runs out, the verification is simply due.</summary>
internal sealed class Leases(TimeProvider time)
{
    // SKIP LOCKED: claimers never wait for each other and never get the same row. A passed deadline is taken off, as this claim is what it was for.
    private const string Claim = """
        UPDATE deciding_states s SET lease_owner = $1, lease_token = $2, due_at = $3, deadline_at = CASE WHEN s.deadline_at > $4 THEN s.deadline_at END
        FROM (SELECT division, year, id, due_at FROM deciding_states WHERE due_at <= $4 ORDER BY due_at LIMIT $5 FOR UPDATE SKIP LOCKED) d
        WHERE s.division = d.division AND s.year = d.year AND s.id = d.id
        RETURNING s.id, d.due_at, s.faults
        """;

    // A verification without a token is nobody's, whenever it is due; one whose lease ran out is anybody's.
    private const string ClaimOne = """
        UPDATE deciding_states SET lease_owner = $1, lease_token = $2, due_at = $3
        WHERE id = $5 AND (lease_token IS NULL OR due_at <= $4)
        RETURNING id
        """;

    // In one order of locks with whoever else takes several.
    private const string ClaimThese = """
        UPDATE deciding_states s SET lease_owner = $1, lease_token = $2, due_at = $3
        FROM (SELECT division, year, id FROM deciding_states WHERE id = ANY ($5) AND (lease_token IS NULL OR due_at <= $4) ORDER BY id FOR UPDATE SKIP LOCKED) d
        WHERE s.division = d.division AND s.year = d.year AND s.id = d.id
        RETURNING s.id
        """;

    private const string Renew = """
        UPDATE deciding_states s SET due_at = $3 FROM unnest($1::uuid[], $2::uuid[]) AS l (id, token)
        WHERE s.id = l.id AND s.lease_token = l.token
        RETURNING s.id
        """;

    private const string Release = """
        UPDATE deciding_states s SET due_at = $3, lease_owner = NULL, lease_token = NULL FROM unnest($1::uuid[], $2::uuid[]) AS l (id, token)
        WHERE s.id = l.id AND s.lease_token = l.token
        RETURNING s.id
        """;

    private const string Postpone = """
        UPDATE deciding_states s SET due_at = p.due_at, lease_owner = NULL, lease_token = NULL, fault = p.fault, faults = s.faults + 1
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) AS p (id, token, fault, due_at)
        WHERE s.id = p.id AND s.lease_token = p.token
        """;

    /// <returns>Oldest due first, all under one token.</returns>
    public async Task<Claimed[]> ClaimAsync(NpgsqlConnection connection, string node, int limit, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var utc = now.ToUniversalTime();
        var token = Guid.CreateVersion7(time.GetUtcNow());
        await using var command = new NpgsqlCommand(Claim, connection).With(node).With(token).With(utc + leaseFor).With(utc).With(limit);
        await using var reader = await command.PreparedReaderAsync(cancellationToken);
        var claimed = new List<(Claimed Row, DateTimeOffset DueAt)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add((new Claimed(reader.GetGuid(0), token, reader.GetInt32(2)), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return [.. claimed.OrderBy(c => c.DueAt).Select(c => c.Row)];
    }

    /// <returns>False while another worker has it.</returns>
    public async Task<bool> ClaimOneAsync(NpgsqlConnection connection, Guid id, LeaseRequest lease, CancellationToken cancellationToken)
    {
        var utc = lease.Now.ToUniversalTime();
        await using var command = new NpgsqlCommand(ClaimOne, connection).With(lease.Node).With(Guid.CreateVersion7(time.GetUtcNow())).With(utc + lease.For).With(utc).With(id);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <returns>Those that nobody else has.</returns>
    public async Task<Guid[]> ClaimTheseAsync(NpgsqlConnection connection, Guid[] ids, LeaseRequest lease, CancellationToken cancellationToken)
    {
        var utc = lease.Now.ToUniversalTime();
        await using var command = new NpgsqlCommand(ClaimThese, connection).With(lease.Node).With(Guid.CreateVersion7(time.GetUtcNow())).With(utc + lease.For).With(utc).With(ids);
        await using var reader = await command.PreparedReaderAsync(cancellationToken);
        var claimed = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            claimed.Add(reader.GetGuid(0));
        }

        return [.. claimed];
    }

    public static Task<IReadOnlySet<Guid>> RenewAsync(NpgsqlDataSource database, IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset until, CancellationToken cancellationToken) =>
        SetAsync(database, Renew, leases, until, cancellationToken);

    public static Task<IReadOnlySet<Guid>> ReleaseAsync(NpgsqlDataSource database, IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset now, CancellationToken cancellationToken) =>
        SetAsync(database, Release, leases, now, cancellationToken);

    public static async Task PostponeAsync(NpgsqlDataSource database, IReadOnlyCollection<Postponement> postponements, CancellationToken cancellationToken)
    {
        var ordered = postponements.OrderBy(p => p.Id).ToArray(); // The order of locks that advances keep too.
        await using var command = database.CreateCommand(Postpone)
            .With(Array.ConvertAll(ordered, p => p.Id)).With(Array.ConvertAll(ordered, p => p.LeaseToken))
            .With(Array.ConvertAll(ordered, p => EnumNames<Fault>.Of(p.Fault))).With(Array.ConvertAll(ordered, p => p.DueAt.ToUniversalTime()));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<IReadOnlySet<Guid>> SetAsync(NpgsqlDataSource database, string sql, IReadOnlyCollection<(Guid Id, Guid Token)> leases, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var ordered = leases.OrderBy(lease => lease.Id).ToArray(); // The order of locks that advances keep too.
        await using var command = database.CreateCommand(sql)
            .With(Array.ConvertAll(ordered, lease => lease.Id)).With(Array.ConvertAll(ordered, lease => lease.Token)).With(dueAt.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new HashSet<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(reader.GetGuid(0));
        }

        return held;
    }
}

/// <param name="Faults">How often in a row it could not be gone on with.</param>
internal readonly record struct Claimed(Guid Id, Guid Token, int Faults);
