using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;
using Npgsql;

namespace DataHub.Pipeline.Tests.Advancing;

/// <summary>What the sources answered is stored though the database is away for a moment: nobody is asked twice, and nothing is stored twice.</summary>
public sealed class SaveTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task The_answers_are_kept_until_the_database_is_back()
    {
        var node = Node();
        var tries = 0;
        node.Store.BeforeSave = _ => ++tries <= 5 ? throw Away() : Task.CompletedTask;

        var view = await WhileTimePassesAsync(node.SubmitAsync(Submission()));

        view.Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        tries.ShouldBe(6);
        (Time.GetUtcNow() - Start).ShouldBeLessThan(TimeSpan.FromSeconds(10), "waits are short");
        await IsStoredOnceAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_of_the_database_that_was_lost_stores_nothing_twice(bool progress)
    {
        var node = Node();
        var sent = new List<Guid>();
        node.Store.BeforeSave = advance =>
        {
            sent.Add(advance.Id);
            return Task.CompletedTask;
        };
        node.Store.AfterSave = () => sent.Count == 1 ? throw Away() : Task.CompletedTask;
        var gate = progress ? Departments.Hold(Core.Items.ItemId.PropertyTitle) : null;

        var submitting = node.Intake.SubmitAsync(Submission(), progress ? TimeSpan.Zero : TimeSpan.FromMinutes(1), default);
        await WhileTimePassesAsync(submitting);
        gate?.Open();
        await WhileTimePassesAsync(EndAsync(node));

        sent[1].ShouldBe(sent[0]);
        sent.Count.ShouldBe(sent.Distinct().Count() + 1, "only what was lost is sent again");
        await IsStoredOnceAsync(revisions: progress ? 2 : 1);
    }

    [Fact]
    public async Task Connections_that_the_server_ends_while_saving_cost_nobody_an_answer()
    {
        await using var other = await Database.Storage.Database.OpenConnectionAsync();
        await using var holding = await other.BeginTransactionAsync();
        var node = Node();
        var tries = 0;
        node.Store.BeforeSave = async _ =>
        {
            if (++tries == 1)
            {
                await using var hold = new NpgsqlCommand("SELECT id FROM deciding_states FOR UPDATE", other);
                await hold.ExecuteNonQueryAsync();
            }
        };
        var submitting = node.SubmitAsync(Submission());

        while (await Database.ScalarAsync<long>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0)
        {
            await Task.Delay(10);
        }

        // The idle ones too: every connection of the pool is dead when the save is tried again.
        await using var end = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", other);
        await end.ExecuteNonQueryAsync();
        await holding.RollbackAsync();

        (await WhileTimePassesAsync(submitting)).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        tries.ShouldBeGreaterThan(1);
        await IsStoredOnceAsync();
    }

    [Fact]
    public async Task Nobody_waits_longer_than_the_lease()
    {
        var node = Node();
        var tries = 0;
        node.Store.BeforeSave = _ =>
        {
            tries++;
            throw Away();
        };

        await Should.ThrowAsync<StoreUnavailableException>(WhileTimePassesAsync(node.SubmitAsync(Submission())));

        (Time.GetUtcNow() - Start).ShouldBeInRange(Lease - TimeSpan.FromSeconds(3), Lease + TimeSpan.FromSeconds(1));
        tries.ShouldBeInRange(20, 60);
        (await Database.ScalarAsync<string>("SELECT fault FROM deciding_states")).ShouldBe("not-stored");

        node.Store.BeforeSave = _ => Task.CompletedTask;
        Time.Advance(FirstRetry);
        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions WHERE final")).ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_for_good_is_not_tried_again()
    {
        var node = Node();
        var tries = 0;
        node.Store.BeforeSave = _ =>
        {
            tries++;
            throw new InvalidOperationException("a fault of the hub");
        };
        await Should.ThrowAsync<InvalidOperationException>(node.SubmitAsync(Submission()));
        tries.ShouldBe(1);
    }

    private static StoreUnavailableException Away() => new(new NpgsqlException("the database is away"));

    private async Task<T> WhileTimePassesAsync<T>(Task<T> work)
    {
        using var ended = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!work.IsCompleted)
        {
            var next = Time.ShortWaits.ReadAsync(ended.Token).AsTask();
            if (await Task.WhenAny(work, next) == next)
            {
                Time.Advance(await next);
            }
        }

        await ended.CancelAsync();
        return await work;
    }

    private static async Task<bool> EndAsync(Node node)
    {
        while (node.Running.Count > 0)
        {
            await Task.Delay(2);
        }

        return true;
    }

    private async Task IsStoredOnceAsync(int revisions = 1)
    {
        Departments.Asked.ShouldBeUnique();
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions")).ShouldBe(revisions);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM pulling_pulls")).ShouldBe(Departments.Asked.Count);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM pulling_pulls WHERE jsonb_array_length(attempt_log) <> 1")).ShouldBe(0);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_states WHERE fault IS NULL")).ShouldBe(1);
        await NothingIsLeftAsync();
    }
}
