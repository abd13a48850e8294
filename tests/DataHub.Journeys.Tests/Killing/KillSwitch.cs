using Npgsql;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>A statement of a hub that is told apart: when it has changed these rows, before its transaction ends.</summary>
/// <param name="Change">Operation and table of the trigger.</param>
/// <param name="When">Of the rows <c>NEW</c> and <c>OLD</c>.</param>
internal sealed record KillStage(string Name, string Change, string When)
{
    public static readonly KillStage SelectionFrozen = new("selection-frozen", "INSERT ON replaying_batches", "NEW.number >= 0");
    public static readonly KillStage BatchClaimed = new("batch-claimed", "UPDATE ON replaying_batches", "NEW.state = 'taken' AND NEW.lease_token IS DISTINCT FROM OLD.lease_token");
    public static readonly KillStage FamiliesClaimed = new("families-claimed", "UPDATE ON deciding_states", "NEW.lease_token IS NOT NULL AND NEW.lease_token IS DISTINCT FROM OLD.lease_token");
    public static readonly KillStage VerdictStored = new("verdict-stored", "INSERT ON deciding_revisions", "NEW.number > 1");
    public static readonly KillStage BatchDone = new("batch-done", "UPDATE ON replaying_batches", "NEW.state = 'done' AND OLD.state <> 'done'");
    public static readonly KillStage ReplayDone = new("replay-done", "UPDATE ON replaying_replays", "NEW.state = 'done' AND OLD.state <> 'done'");
    public static readonly KillStage DeliveryClaimed = new("delivery-claimed", "UPDATE ON delivering_deliveries", "NEW.lease_token IS NOT NULL AND NEW.lease_token IS DISTINCT FROM OLD.lease_token");
    public static readonly KillStage DeliveryStored = new("delivery-stored", "UPDATE ON delivering_deliveries", "NEW.state = 'delivered' AND OLD.state = 'due'");

    public static IReadOnlyList<KillStage> All { get; } = [SelectionFrozen, BatchClaimed, FamiliesClaimed, VerdictStored, BatchDone, ReplayDone, DeliveryClaimed, DeliveryStored];
}

/// <summary>
/// Holds a hub exactly where it is to be killed, from outside: a trigger of the test waits, in the hub's own transaction, for a lock that the test has.
/// </summary>
internal sealed class KillSwitch : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly NpgsqlConnection _connection;
    private readonly Rows _rows;
    private int _key;

    private KillSwitch(NpgsqlConnection connection, Rows rows) => (_connection, _rows) = (connection, rows);

    public static async Task<KillSwitch> InstallAsync(Rows rows)
    {
        var kills = new KillSwitch(await rows.OpenAsync(), rows);
        await kills.RunAsync($"""
            CREATE TABLE kills_armed (stage text PRIMARY KEY, key int NOT NULL);
            CREATE FUNCTION kills_wait() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE held int;
            BEGIN
              SELECT key INTO held FROM kills_armed WHERE stage = TG_ARGV[0];
              IF FOUND THEN PERFORM pg_advisory_xact_lock_shared(held); END IF;
              RETURN NULL;
            END $$;
            {string.Join('\n', KillStage.All.Select(stage => $"CREATE TRIGGER \"kill_{stage.Name}\" AFTER {stage.Change} FOR EACH ROW WHEN ({stage.When}) EXECUTE FUNCTION kills_wait('{stage.Name}');"))}
            """);
        return kills;
    }

    /// <summary>The next hub that comes to the stage is held there; another stage may be armed before it is let go.</summary>
    /// <returns>For <see cref="HeldAsync"/> and <see cref="ReleaseAsync"/>.</returns>
    public async Task<int> ArmAsync(KillStage stage)
    {
        var key = ++_key;
        await RunAsync($"SELECT pg_advisory_lock({key}); INSERT INTO kills_armed VALUES ('{stage.Name}', {key}) ON CONFLICT (stage) DO UPDATE SET key = excluded.key");
        return key;
    }

    /// <returns>Name of the hub that is held (<c>Application Name</c> of its connections).</returns>
    public async Task<string> HeldAsync(KillStage stage, int key)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (TimeProvider.System.GetUtcNow() < until)
        {
            if (await _rows.ScalarAsync($"SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.objid = {key} AND NOT l.granted LIMIT 1") is string name)
            {
                return name;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"no hub came to {stage.Name} within {Patience}");
    }

    /// <summary>Lets all go on that are held; what the dead hub had under way is lost, or kept though the hub never learns of it.</summary>
    public async Task ReleaseAsync(int key, string dead, bool lost)
    {
        await RunAsync($"DELETE FROM kills_armed WHERE key = {key}");
        if (lost)
        {
            await RunAsync($"""
                SELECT pg_terminate_backend(a.pid, 5000) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.objid = {key} AND NOT l.granted AND a.application_name = '{dead}'
                """);
        }

        await RunAsync($"SELECT pg_advisory_unlock({key})");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }
}
