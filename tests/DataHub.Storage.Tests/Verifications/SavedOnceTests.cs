using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Storage.PostgreSql.Sealing;
using DataHub.Storage.PostgreSql.Verifications;
using Npgsql;

namespace DataHub.Storage.Tests.Verifications;

/// <summary>A save whose connection ends is told apart from one that is refused, and sent again it is stored once.</summary>
public sealed class SavedOnceTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly IVerificationStore _store = fixture.Storage.Verifications;

    public async ValueTask InitializeAsync() =>
        await RunAsync("TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls, confirming_seats");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_advance_again_is_stored_once_and_answered_as_before(bool goesOn)
    {
        var item = await OpenAsync();
        var advance = Samples.Finish(item) with { KeepLeaseUntil = goesOn ? Samples.Now.AddMinutes(1) : null };

        (await _store.SaveAdvanceAsync(advance, default)).ShouldBe(AdvanceResult.Saved);
        (await _store.SaveAdvanceAsync(advance, default)).ShouldBe(AdvanceResult.Saved, "its answer may have been lost");
        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _store.SaveAdvanceAsync(advance, default)))).ShouldAllBe(result => result.Outcome == AdvanceOutcome.Saved);

        (await ScalarAsync("SELECT count(*) FROM deciding_revisions")).ShouldBe(1L);
        (await ScalarAsync("SELECT jsonb_array_length(attempt_log) FROM pulling_pulls")).ShouldBe(1);
        (await _store.SaveAdvanceAsync(advance with { Id = Guid.CreateVersion7(Samples.Now), NewRevision = null, ChangedPulls = [] }, default))
            .ShouldBe(goesOn ? AdvanceResult.Saved : AdvanceResult.LeaseLost, "another advance is no repeat");
    }

    [Fact]
    public async Task A_repeat_is_answered_though_another_family_took_the_seat_since()
    {
        var advance = Samples.Finish(await OpenAsync()) with { SeatsTakenAsFree = ["unit"] };
        await _store.SaveAdvanceAsync(advance, default);
        await TakeSeatAsync(Guid.CreateVersion7(Samples.Now), new Seat("unit", new DateOnly(2026, 6, 1), []));
        (await _store.SaveAdvanceAsync(advance, default)).ShouldBe(AdvanceResult.Saved);
    }

    [Fact]
    public async Task A_connection_that_ends_while_saving_is_an_outage_and_the_repeat_is_stored()
    {
        var item = await OpenAsync();
        var advance = Samples.Finish(item);
        await using (var other = await fixture.Storage.Database.OpenConnectionAsync())
        {
            await using var holding = await other.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("SELECT id FROM deciding_states FOR UPDATE", other);
            await hold.ExecuteNonQueryAsync();
            var saving = _store.SaveAdvanceAsync(advance, default);
            while (await ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is 0L)
            {
                await Task.Delay(10);
            }

            await Should.ThrowAsync<StoreUnavailableException>(saving);
        }

        (await ScalarAsync("SELECT count(*) FROM pulling_pulls")).ShouldBe(0L);
        (await _store.SaveAdvanceAsync(advance, default)).ShouldBe(AdvanceResult.Saved);
    }

    [Fact]
    public async Task A_write_that_the_database_refuses_is_no_outage()
    {
        var advance = Samples.Finish(await OpenAsync());
        var refused = advance with { NewRevision = advance.NewRevision! with { Verdict = advance.NewRevision.Verdict with { Group = "a\0b" } } };
        await Should.ThrowAsync<PostgresException>(_store.SaveAdvanceAsync(refused, default));
    }

    [Fact]
    public async Task A_seat_in_the_way_that_cannot_be_read_is_only_its_own_familys_trouble()
    {
        var items = new List<Core.Verifications.Verification>();
        for (var i = 0; i < 6; i++)
        {
            items.Add(await OpenAsync($"k-{i}"));
        }

        await TakeSeatAsync(Guid.CreateVersion7(Samples.Now), new Seat("unit", new DateOnly(2026, 6, 1), []));
        await RunAsync("UPDATE confirming_seats SET seat_sealed = set_byte(seat_sealed, 40, get_byte(seat_sealed, 40) # 1)");

        var saves = items.Select((item, i) => _store.SaveAdvanceAsync(Samples.Finish(item) with { SeatsTakenAsFree = i == 3 ? ["unit"] : [] }, default)).ToArray();

        (await Should.ThrowAsync<UnreadableVerificationException>(saves[3])).Fault.ShouldBe(Fault.Altered);
        foreach (var save in saves.Where((_, i) => i != 3))
        {
            (await save).ShouldBe(AdvanceResult.Saved);
        }
    }

    private async Task<Core.Verifications.Verification> OpenAsync(string key = "k")
    {
        var item = Samples.New(key: key);
        await _store.OpenAsync(item, default);
        return item.Verification;
    }

    private async Task TakeSeatAsync(Guid holder, Seat seat)
    {
        var sealer = new Sealer(fixture.Storage.Protector);
        await using var command = fixture.Storage.Database.CreateCommand("INSERT INTO confirming_seats VALUES ('370102', 2024, $1, $2, $3)");
        command.Parameters.AddWithValue(holder);
        command.Parameters.AddWithValue(sealer.Hash(Places.Seat, seat.Key));
        command.Parameters.AddWithValue(sealer.Seal(seat, CoreJson.Stored.Seat, Places.SeatOf(holder)));
        await command.ExecuteNonQueryAsync();
    }

    private Task RunAsync(string sql) => ScalarAsync(sql);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = fixture.Storage.Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
