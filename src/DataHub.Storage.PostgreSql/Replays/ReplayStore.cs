using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Storage.PostgreSql.Auditing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <inheritdoc cref="IReplayStore"/>
internal sealed class ReplayStore(NpgsqlDataSource database, AuditWriter writer, TimeProvider time) : IReplayStore
{
    private readonly ReplaySelector _selector = new(database, writer);
    private readonly ReplayReader _reader = new(database);
    private readonly BatchLeases _leases = new(database, time);

    // The state moves only from where the caller saw it; what was not asked is set free with the cancellation.
    private const string Move = """
        UPDATE replaying_replays SET state = $3, state_reason = $4,
          -- Who held it up had a reason: it goes on from the first step.
          current_rate = 0,
          finished_at = CASE WHEN $3 = 'cancelled' THEN $5 ELSE finished_at END
        WHERE id = $1 AND state = ANY ($2)
        """;

    private const string SetFree = """
        WITH free AS (UPDATE replaying_items SET result = 'skipped', reason = 'cancelled', settled_at = $2 WHERE replay_id = $1 AND result = 'selected' RETURNING replay_id, result)
        INSERT INTO replaying_result_counts (replay_id, result, pulls) SELECT replay_id, result, count(*) FROM free GROUP BY 1, 2
        """;

    private const string Settle = """
        WITH settled AS (
          UPDATE replaying_items i SET result = r.result, reason = r.reason, error_class = r.error_class, error_code = r.error_code, settled_at = $7
          FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS r (replay_id, pull_id, result, reason, error_class, error_code)
          WHERE i.replay_id = r.replay_id AND i.pull_id = r.pull_id AND i.result = 'selected'
          RETURNING i.replay_id, i.result, i.error_class, i.error_code)
        INSERT INTO replaying_result_counts (replay_id, result, error_class, error_code, pulls) SELECT replay_id, result, error_class, error_code, count(*) FROM settled GROUP BY 1, 2, 3, 4
        """;

    private const string Finish = """
        UPDATE replaying_replays r SET state = 'done', finished_at = $1
        WHERE state = 'running' AND NOT EXISTS (SELECT FROM replaying_batches b WHERE b.replay_id = r.id AND b.state <> 'done')
        """;

    public Task<ReplayForecast> ForecastAsync(ReplaySelection selection, bool force, DivisionScope scope, CancellationToken cancellationToken) =>
        _selector.ForecastAsync(selection, force, scope, cancellationToken);

    public Task<long> CreateAsync(NewReplay replay, DivisionScope scope, int most, AuditEvent? audit, CancellationToken cancellationToken) =>
        _selector.FreezeAsync(replay, scope, most, audit, cancellationToken);

    public Task<IReadOnlyList<ReplayStatus>> ListAsync(DivisionScope scope, Guid? before, int limit, CancellationToken cancellationToken) =>
        _reader.ListAsync(scope, before, limit, cancellationToken);

    public Task<ReplayStatus?> FindAsync(Guid id, DivisionScope scope, CancellationToken cancellationToken) => _reader.FindAsync(id, scope, cancellationToken);

    public async Task<ReplayState?> MoveAsync(
        Guid id, DivisionScope scope, IReadOnlyList<ReplayState> from, ReplayState to, string? reason, DateTimeOffset now, AuditEvent? audit, CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await _reader.StateAsync(connection, id, scope, cancellationToken) is null)
            {
                return null;
            }

            await using var move = new NpgsqlCommand(Move, connection)
                .With(id).With(from.Select(EnumNames<ReplayState>.Of).ToArray()).With(EnumNames<ReplayState>.Of(to)).WithText(reason).With(now.ToUniversalTime());
            var moved = await move.ExecuteNonQueryAsync(cancellationToken) == 1;
            if (moved && to == ReplayState.Cancelled)
            {
                await using var free = new NpgsqlCommand(SetFree, connection).With(id).With(now.ToUniversalTime());
                free.CommandTimeout = 120;
                await free.ExecuteNonQueryAsync(cancellationToken);
            }

            var state = await _reader.StateAsync(connection, id, scope, cancellationToken);
            if (moved && audit is not null)
            {
                await writer.AppendAsync(connection, audit, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return state;
        }
    }

    public Task<ReplayBatch?> ClaimBatchAsync(string node, TimeSpan leaseFor, DateTimeOffset now, CancellationToken cancellationToken) =>
        _leases.ClaimAsync(node, leaseFor, now, cancellationToken);

    public Task<ReplayState?> RenewAsync(ReplayBatch batch, double currentRate, DateTimeOffset until, CancellationToken cancellationToken) =>
        _leases.RenewAsync(batch, currentRate, until, cancellationToken);

    public async Task LeaveBatchAsync(ReplayBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _leases.LeaveAsync(batch, cancellationToken);
        await FinishAsync(now, cancellationToken);
    }

    public async Task SettleAsync(IReadOnlyCollection<ReplayedPull> results, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Settle)
            .With(results.Select(r => r.ReplayId).ToArray()).With(results.Select(r => r.PullId).ToArray())
            .With(results.Select(r => EnumNames<ReplayResult>.Of(r.Result)).ToArray()).With(results.Select(r => r.Reason).ToArray())
            .With(results.Select(r => r.Class is { } c ? EnumNames<ErrorClass>.Of(c) : null).ToArray()).With(results.Select(r => r.Code).ToArray())
            .With(now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task FinishAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Finish).With(now.ToUniversalTime());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
