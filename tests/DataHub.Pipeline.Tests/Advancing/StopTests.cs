using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Advancing;

public sealed class StopTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task A_node_that_stops_gives_its_families_back_and_another_goes_on_at_once()
    {
        var stuck = Departments.OfResidents();
        var title = stuck.Hold(ItemId.PropertyTitle);
        var node = Node(departments: stuck);
        var submitting = node.SubmitAsync(Submission());
        await title.Reached;

        var stopping = node.Running.StopAsync(default);
        await Time.WaitOf(TimeSpan.FromSeconds(5));
        stopping.IsCompleted.ShouldBeFalse("what runs has a few seconds to come to its end");
        Time.Advance(TimeSpan.FromSeconds(5));
        await stopping;
        await Should.ThrowAsync<OperationCanceledException>(submitting);

        (await Node("node-2").GoOnAsync()).Advanced.ShouldBe(1);
        (await Database.ScalarAsync<string>("SELECT outcome FROM deciding_states")).ShouldBe("zero-proof");
    }

    [Fact]
    public async Task A_node_that_stops_waits_for_what_ends_soon()
    {
        var title = Departments.Hold(ItemId.PropertyTitle);
        var node = Node();
        var submitting = node.SubmitAsync(Submission());
        await title.Reached;

        var stopping = node.Running.StopAsync(default);
        title.Open();
        await stopping;

        (await submitting).Revision!.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
    }

    [Fact]
    public async Task A_job_that_is_stopped_gives_its_chunk_back()
    {
        var dying = Node();
        dying.Store.AfterOpen = () => throw new TimeoutException("the answer of the database was lost");
        foreach (var key in new[] { "a", "b", "c" })
        {
            await Should.ThrowAsync<TimeoutException>(dying.SubmitAsync(Submission(key: key)));
        }

        Time.Advance(Lease);
        var stuck = Departments.OfResidents();
        var title = stuck.Hold(ItemId.PropertyTitle);
        using var stop = new CancellationTokenSource();
        var chunk = Node("node-2", stuck, ("Pipeline:ChunkParallelism", "1")).GoOnAsync(stop.Token);
        await title.Reached;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(chunk);

        (await Node("node-3").GoOnAsync()).ShouldBe(new(3, 3, 0, false));
    }
}
