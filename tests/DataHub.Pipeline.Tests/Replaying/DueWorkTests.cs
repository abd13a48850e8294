using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Replaying;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Replaying;

public sealed class DueWorkTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task A_full_chunk_says_that_more_may_wait()
    {
        await DueAsync(3);
        var node = Node("node-2", settings: ("Pipeline:ChunkSize", "2"));
        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(2, 2, 0, true));
        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 1, 0, false));
        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(0, 0, 0, false));
    }

    [Fact]
    public async Task Two_jobs_at_once_do_each_family_once()
    {
        await DueAsync(8);
        var reports = await Task.WhenAll(Node("node-2").GoOnAsync(), Node("node-3").GoOnAsync());
        reports.Sum(report => report.Advanced).ShouldBe(8);
        (await Database.ScalarAsync<long>("SELECT count(*) FROM deciding_revisions WHERE number = 2")).ShouldBe(8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_familys_fault_does_not_stop_the_chunk(bool cancelled)
    {
        await DueAsync(4);
        var node = Node("node-2");
        var saves = 0;
        node.Store.BeforeSave = _ => Interlocked.Increment(ref saves) != 2 ? Task.CompletedTask
            : throw (cancelled ? new TaskCanceledException("the database driver gave up") : new TimeoutException("the database is away"));

        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(4, 3, 1, false));

        Time.Advance(Lease);
        (await node.GoOnAsync()).ShouldBe(new DueWorkReport(1, 1, 0, false));
    }

    [Fact]
    public async Task A_long_chunk_keeps_its_leases_even_if_the_database_once_fails()
    {
        await DueAsync(2);
        var node = Node("node-2", settings: ("Pipeline:ChunkParallelism", "1"));
        var first = new Gate();
        var (renewals, renewed) = (0, new TaskCompletionSource());
        node.Store.BeforeSave = _ => first.PassAsync();
        node.Store.BeforeRenew = () => ++renewals == 1 ? throw new TimeoutException("the database is away") : Task.CompletedTask;
        node.Store.AfterRenew = () => { renewed.TrySetResult(); return Task.CompletedTask; };
        var chunk = node.GoOnAsync();
        await first.Reached;
        await Time.WaitOf(Lease / 3);
        Time.Forget(Lease / 3);
        Time.Advance(Lease / 3);
        await Time.WaitOf(Lease / 3);
        Time.Advance(Lease / 3);
        await renewed.Task;

        Time.Advance(Lease / 3);
        (await Node("node-3").GoOnAsync()).Claimed.ShouldBe(0);

        first.Open();
        (await chunk).Advanced.ShouldBe(2);
    }

    /// <summary>So many families whose household is to be asked again now, by a healthy source.</summary>
    private async Task DueAsync(int count)
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var node = Node();
        for (var i = 0; i < count; i++)
        {
            await node.SubmitAsync(Submission(Frugal));
        }

        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
    }
}
