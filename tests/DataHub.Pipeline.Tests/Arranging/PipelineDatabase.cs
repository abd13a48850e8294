using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Policies;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using DataHub.Testing;
using DataHub.Verification.Policies;

namespace DataHub.Pipeline.Tests.Arranging;

/// <summary>A PostgreSQL database for one test class, with Lixia's policy in it: as it is, and asked for frugally.</summary>
public sealed class PipelineDatabase : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create();

    public TestDatabase Database { get; private set; } = null!;
    public PostgreSqlStorage Storage { get; private set; } = null!;
    public string ReceiptKey => Path.Combine(_folder, "receipts.pem");

    public static Policy Eager { get; } = PolicyReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Policies", "370102-2026-primary.json"))).Policy!;

    /// <summary>The same rules under a key of their own.</summary>
    public static Policy Frugal { get; } = Eager with { Stage = Stage.Junior, Pulls = PullStrategy.Frugal };

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Storage = await Database.OpenAsync();
        await PutAsync(Eager);
        await PutAsync(Frugal);
    }

    public Task PutAsync(Policy policy) =>
        Storage.Policies.PutAsync(policy.Key, JsonSerializer.Serialize(policy, CoreJson.Stored.Policy), null, "test", DateTimeOffset.UnixEpoch, null, default);

    public async Task EmptyAsync()
    {
        await using var command = Storage.Database.CreateCommand(
            "TRUNCATE intake_idempotency, intake_verifications, intake_rechecks, deciding_states, deciding_revisions, pulling_pulls, confirming_seats, confirming_attestations, replaying_replays, replaying_batches, replaying_items, replaying_result_counts, replaying_failure_counts");
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Another family confirms a home.</summary>
    public async Task TakeSeatAsync(Seat seat)
    {
        var sealer = new Sealer(Storage.Protector);
        var other = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        await using var command = Storage.Database.CreateCommand("INSERT INTO confirming_seats VALUES ('370102', 2024, $1, $2, $3)");
        command.Parameters.AddWithValue(other);
        command.Parameters.AddWithValue(sealer.Hash(Places.Seat, seat.Key));
        command.Parameters.AddWithValue(sealer.Seal(seat, CoreJson.Stored.Seat, Places.SeatOf(other)));
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Storage.Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
