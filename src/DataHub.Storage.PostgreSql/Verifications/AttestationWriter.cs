using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Sealing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>Writes what an offline desk says, together with the lease under which it is decided again.</summary>
internal sealed class AttestationWriter(NpgsqlDataSource database, Sealer sealer, Leases leases, VerificationLoader loader)
{
    private const string Insert = """
        INSERT INTO confirming_attestations (division, year, verification_id, id, attested_at, known_since, body_sealed)
        SELECT division, year, id, $2, $3, revision + 1, $4 FROM deciding_states WHERE id = $1
        """;

    private const string Revoke = """
        UPDATE confirming_attestations a SET revoked_at = $3, revoked_since = s.revision + 1 FROM deciding_states s
        WHERE s.id = $1 AND a.division = s.division AND a.year = s.year AND a.verification_id = s.id AND a.id = $2 AND a.revoked_at IS NULL
        """;

    public Task<DeskResult> AddAsync(Guid id, DivisionScope scope, Attestation attestation, LeaseRequest lease, CancellationToken cancellationToken)
    {
        var body = sealer.Seal(attestation, CoreJson.Default.Attestation, Places.Attestation(attestation.Id));
        return ChangeAsync(
            id,
            scope,
            lease,
            connection => new NpgsqlCommand(Insert, connection).With(id).With(attestation.Id).With(attestation.AttestedAt.ToUniversalTime()).With(body),
            cancellationToken);
    }

    public Task<DeskResult> RevokeAsync(Guid id, DivisionScope scope, Guid attestationId, LeaseRequest lease, CancellationToken cancellationToken) =>
        ChangeAsync(id, scope, lease, connection => new NpgsqlCommand(Revoke, connection).With(id).With(attestationId).With(lease.Now.ToUniversalTime()), cancellationToken);

    private async Task<DeskResult> ChangeAsync(Guid id, DivisionScope scope, LeaseRequest lease, Func<NpgsqlConnection, NpgsqlCommand> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await IsInAsync(connection, id, scope, cancellationToken))
        {
            return new DeskResult(DeskOutcome.NotFound);
        }

        if (!await leases.ClaimOneAsync(connection, id, lease, cancellationToken))
        {
            return new DeskResult(DeskOutcome.Busy);
        }

        await using var command = change(connection);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
        {
            // The claim goes with the transaction.
            return new DeskResult(DeskOutcome.NotFound);
        }

        var loaded = await loader.LoadAsync(connection, [id], revision: null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new DeskResult(DeskOutcome.Leased, loaded.Find(id)!.Verification);
    }

    private static async Task<bool> IsInAsync(NpgsqlConnection connection, Guid id, DivisionScope scope, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT division FROM deciding_states WHERE id = $1", connection).With(id);
        return await command.ExecuteScalarAsync(cancellationToken) is string division && scope.Covers(division);
    }
}
