using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Replaying;
using DataHub.Pipeline.Tests.Arranging;
using Npgsql;

namespace DataHub.Pipeline.Tests.Replaying;

/// <summary>What cannot be gone on with is put off, later each time, says why, and goes on when it can again.</summary>
public sealed class FaultyVerificationTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task One_that_cannot_be_read_stops_no_other_and_goes_on_once_it_is_mended()
    {
        var ids = await DueAsync(3);
        var node = Node("node-2");
        await RunAsync("UPDATE intake_verifications SET family_sealed = set_byte(family_sealed, 40, get_byte(family_sealed, 40) # 1) WHERE id = $1", ids[1]);

        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(3, 2, 1, false));
        (await node.GoOnAsync()).Claimed.ShouldBe(0, "not at every sweep");
        await WaitsLongerEachTimeAsync(node, ids[1], "altered");

        await RunAsync("UPDATE intake_verifications SET family_sealed = set_byte(family_sealed, 40, get_byte(family_sealed, 40) # 1) WHERE id = $1", ids[1]);
        Time.Advance(TimeSpan.FromHours(1));
        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 1, 0, false));
        (await FindAsync(ids[1])).Revision!.Final.ShouldBeTrue();
        (await MarkAsync(ids[1])).ShouldBe((null, 0, null));
    }

    [Fact]
    public async Task One_whose_advance_always_fails_waits_longer_each_time()
    {
        var id = (await DueAsync(1)).Single();
        var node = Node("node-2");
        node.Store.BeforeSave = _ => throw new InvalidOperationException("a fault of the hub");

        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 0, 1, false));
        (await node.GoOnAsync()).Claimed.ShouldBe(0, "not at every sweep");
        await WaitsLongerEachTimeAsync(node, id, "advance");
    }

    [Fact]
    public async Task One_that_fails_at_its_intake_is_marked_too_and_tried_again()
    {
        var node = Node();
        node.Store.BeforeSave = _ => throw new InvalidOperationException("a fault of the hub");
        await Should.ThrowAsync<InvalidOperationException>(node.SubmitAsync(Submission()));
        var id = await Database.ScalarAsync<Guid>("SELECT id FROM deciding_states");
        var (fault, times, dueAt) = await MarkAsync(id);
        (fault, times).ShouldBe(("advance", 1));
        dueAt!.Value.ShouldBeLessThan(Start + FirstRetry);

        node.Store.BeforeSave = _ => Task.CompletedTask;
        Time.Advance(FirstRetry);
        (await node.GoOnAsync()).Advanced.ShouldBe(1);
        (await MarkAsync(id)).ShouldBe((null, 0, null));
    }

    [Fact]
    public async Task If_it_cannot_even_be_marked_its_lease_runs_out()
    {
        var id = (await DueAsync(1)).Single();
        var node = Node("node-2");
        node.Store.BeforeSave = _ => throw new InvalidOperationException("a fault of the hub");
        node.Store.BeforePostpone = () => throw new NpgsqlException("the database is away");

        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 0, 1, false));

        node.Store.BeforeSave = _ => Task.CompletedTask;
        Time.Advance(Lease - TimeSpan.FromSeconds(1));
        (await node.GoOnAsync()).Claimed.ShouldBe(0);
        Time.Advance(TimeSpan.FromSeconds(1));
        (await node.GoOnAsync()).Advanced.ShouldBe(1);
        (await MarkAsync(id)).ShouldBe((null, 0, null));
    }

    /// <summary>7.5–15 s, 15–30 s, … never more than an hour.</summary>
    private async Task WaitsLongerEachTimeAsync(Node node, Guid id, string fault)
    {
        for (var times = 1; times <= 10; times++)
        {
            var (mark, count, dueAt) = await MarkAsync(id);
            (mark, count).ShouldBe((fault, times));
            var most = TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, times - 1)));
            (dueAt!.Value - Time.GetUtcNow()).ShouldBeInRange(most / 2, most);
            Time.Advance(dueAt.Value - Time.GetUtcNow() + TimeSpan.FromMilliseconds(1));
            (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 0, 1, false));
        }
    }

    /// <summary>Families whose household is to be asked again now, by a healthy source.</summary>
    private async Task<IReadOnlyList<Guid>> DueAsync(int count)
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var node = Node();
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await node.SubmitAsync(Submission(Frugal))).Verification.Id);
        }

        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        return ids;
    }

    private async Task RunAsync(string sql, Guid id)
    {
        await using var command = Database.Storage.Database.CreateCommand(sql);
        command.Parameters.AddWithValue(id);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private async Task<(string? Fault, int Faults, DateTimeOffset? DueAt)> MarkAsync(Guid id)
    {
        await using var command = Database.Storage.Database.CreateCommand("SELECT fault, faults, due_at FROM deciding_states WHERE id = $1");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<DateTimeOffset>(2));
    }
}
