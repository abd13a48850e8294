using DataHub.Core.Batches;
using DataHub.Core.Ports;
using DataHub.Core.Verdicts;
using Npgsql;

namespace DataHub.Storage.Tests.Batches;

/// <summary>Uploads that are cut off, chunks whose worker dies, batches that end: what the store lets happen, and what not.</summary>
public sealed class BatchStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset Now = Samples.Now;
    private static readonly BatchOwner Owner = new("lixia", new DivisionScope(["370102"]));

    private IBatchStore Store => fixture.Storage.Batches;

    [Fact]
    public async Task Nothing_of_a_file_is_worked_on_before_it_is_whole_and_a_cut_off_one_is_removed()
    {
        var first = await BeginAsync("cut");
        (await Store.AppendAsync(first.Id, first.Upload, Part(0, 1, 2), Now.AddMinutes(2), default)).ShouldBeTrue();
        (await Store.ClaimChunkAsync("n", Lease, Now, default)).ShouldBeNull();
        (await Store.ListAsync(Owner, null, 10, Now, default)).ShouldNotContain(b => b.Id == first.Id);
        (await BeginAsync("cut")).Outcome.ShouldBe(BeginOutcome.Receiving);

        // Given up: the next upload takes its place, and the first, which was only slow, is fenced.
        var second = await BeginAsync("cut", Now.AddMinutes(3));
        second.Outcome.ShouldBe(BeginOutcome.Begun);
        (await Store.AppendAsync(first.Id, first.Upload, Part(1, 3), Now.AddMinutes(5), default)).ShouldBeFalse();
        (await AcceptAsync(first)).ShouldBeFalse();
        (await RowsAsync($"batching_chunks WHERE batch_id = '{first.Id}'")).ShouldBe(0);

        await Store.FinishAsync(Now.AddMinutes(10), default);
        (await RowsAsync($"batching_batches WHERE id = '{second.Id}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_chunk_of_a_dead_worker_is_adopted_without_the_rows_that_have_results_and_the_dead_one_is_fenced()
    {
        var batch = await AcceptedAsync("adopted", Part(0, 1, 2, 3));
        var first = (await Store.ClaimChunkAsync("a", Lease, Now, default))!;
        (first.BatchId, first.Rows.Count).ShouldBe((batch, 3));
        (await Store.ClaimChunkAsync("b", Lease, Now, default)).ShouldBeNull("it is taken");
        (await Store.KeepAsync(first, [Done(first.Rows[0])], [], Now + Lease, Now, default)).ShouldBe(BatchState.Running);

        var later = Now + Lease + TimeSpan.FromSeconds(1);
        var second = (await Store.ClaimChunkAsync("b", Lease, later, default))!;
        second.Rows.Select(r => r.Line).ShouldBe([2, 3]);
        second.Rows[0].Family.Child.Name.ShouldBe(Samples.ChildName);
        (await Store.KeepAsync(first, [Done(first.Rows[1])], [], later + Lease, later, default)).ShouldBeNull();
        await Store.LeaveChunkAsync(first, default);
        (await Store.ClaimChunkAsync("c", Lease, later, default)).ShouldBeNull("the late worker's leaving changes nothing");

        await Store.KeepAsync(second, [Done(second.Rows[0])], [new BatchReject(3, "r3", "policy-not-found", "gone", null)], later + Lease, later, default);
        await Store.LeaveChunkAsync(second, default);
        (await Store.FinishAsync(later, default)).ShouldBe([batch]);
        (await Store.FinishAsync(later, default)).ShouldBeEmpty();
        var status = (await Store.FindAsync(batch, Owner, later, default))!;
        (status.State, status.Rows, status.Done, status.Rejected).ShouldBe((BatchState.Done, 3, 2, 1));
        status.Outcomes.ShouldBe(new Dictionary<string, int> { ["zero-proof"] = 2 });
        (await Store.RejectsAsync(batch, 0, 10, default)).ShouldHaveSingleItem().Reference.ShouldBe("r3");
        (await RowsAsync($"batching_chunks WHERE batch_id = '{batch}' AND rows_sealed IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_that_rests_is_paused_or_cancelled_gives_no_chunk()
    {
        var batch = await AcceptedAsync("held", Part(0, 1), Part(1, 2), Part(2, 3));
        var chunk = (await Store.ClaimChunkAsync("a", Lease, Now, default))!;
        await Store.RestAsync(batch, "sources-do-not-answer", Now.AddSeconds(10), default);
        (await Store.ClaimChunkAsync("a", Lease, Now, default)).ShouldBeNull();
        (await Store.ClaimChunkAsync("a", Lease, Now.AddSeconds(10), default))!.Number.ShouldBe(1);

        (await MoveAsync(batch, BatchState.Paused)).ShouldBe(BatchState.Paused);
        (await Store.ClaimChunkAsync("a", Lease, Now, default)).ShouldBeNull();
        (await Store.KeepAsync(chunk, [Done(chunk.Rows[0])], [], Now + Lease, Now, default)).ShouldBe(BatchState.Paused, "what was begun counts");
        (await MoveAsync(batch, BatchState.Cancelled)).ShouldBe(BatchState.Cancelled);
        (await MoveAsync(batch, BatchState.Running)).ShouldBe(BatchState.Cancelled, "it is not moved");
        (await RowsAsync($"batching_chunks WHERE batch_id = '{batch}' AND state = 'waiting'")).ShouldBe(0);
        await Store.LeaveChunkAsync(chunk, default);
        await Store.FinishAsync(Now.AddHours(1), default);
        (await RowsAsync($"batching_chunks WHERE batch_id = '{batch}' AND rows_sealed IS NOT NULL")).ShouldBe(0, "no family is left behind");
    }

    [Fact]
    public async Task Small_batches_do_not_wait_for_large_ones_and_others_do_not_see_them()
    {
        var large = await AcceptedAsync("large", Part(0, 1), Part(1, 2), Part(2, 3));
        (await Store.ClaimChunkAsync("a", Lease, Now, default))!.BatchId.ShouldBe(large);
        var small = await AcceptedAsync("small", Part(0, 1));
        (await Store.ClaimChunkAsync("a", Lease, Now, default))!.BatchId.ShouldBe(small);

        (await Store.FindAsync(small, new BatchOwner("other", DivisionScope.All), Now, default)).ShouldBeNull();
        (await Store.FindAsync(small, new BatchOwner("lixia", new DivisionScope(["370103"])), Now, default)).ShouldBeNull();
        (await Store.FindAsync(small, new BatchOwner("lixia", new DivisionScope(["37"])), Now, default)).ShouldNotBeNull();
        await MoveAsync(large, BatchState.Cancelled);
        await MoveAsync(small, BatchState.Cancelled);
    }

    [Fact]
    public async Task Rows_and_rejects_lie_encrypted()
    {
        var batch = await AcceptedAsync("sealed", Part(0, 1) with { Rejects = [new BatchReject(2, "r2", "validation-failed", Samples.Address, null)] });
        await using var connection = new NpgsqlConnection(fixture.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT string_agg(encode(b, 'escape'), '') FROM (
              SELECT rows_sealed AS b FROM batching_chunks WHERE batch_id = $1 AND rows_sealed IS NOT NULL UNION ALL SELECT body_sealed FROM batching_rejects WHERE batch_id = $1) s
            """, connection);
        command.Parameters.AddWithValue(batch);
        var stored = (string)(await command.ExecuteScalarAsync())!;
        stored.Length.ShouldBeGreaterThan(200);
        stored.ShouldNotContain(Samples.ChildNumber);
        stored.ShouldNotContain("validation-failed");
        (await Store.RejectsAsync(batch, 0, 10, default)).ShouldHaveSingleItem().Detail.ShouldBe(Samples.Address);
        await MoveAsync(batch, BatchState.Cancelled);
    }

    private Task<BatchBegun> BeginAsync(string key, DateTimeOffset? at = null) => Store.BeginAsync(
        new NewBatch { Id = Guid.CreateVersion7(at ?? Now), ClientId = "lixia", IdempotencyKey = key, Divisions = ["370102"], Format = BatchFormat.Ndjson, CreatedAt = at ?? Now },
        (at ?? Now).AddMinutes(2), default);

    private Task<bool> AcceptAsync(BatchBegun begun, int rows = 3) =>
        Store.AcceptAsync(begun.Id, begun.Upload, new byte[32], rows, Now, Audit(AuditActions.BatchStart), default);

    private async Task<Guid> AcceptedAsync(string key, params BatchPart[] parts)
    {
        var begun = await BeginAsync(key);
        foreach (var part in parts)
        {
            (await Store.AppendAsync(begun.Id, begun.Upload, part, Now.AddMinutes(2), default)).ShouldBeTrue();
        }

        (await AcceptAsync(begun, parts.Sum(p => p.Rows.Count + p.Rejects.Count))).ShouldBeTrue();
        (await BeginAsync(key)).Outcome.ShouldBe(BeginOutcome.Known);
        return begun.Id;
    }

    private Task<BatchState?> MoveAsync(Guid id, BatchState to) => Store.MoveAsync(
        id, Owner, to == BatchState.Running ? [BatchState.Paused] : [BatchState.Accepted, BatchState.Running, BatchState.Paused], to, null, Now, Audit(AuditActions.BatchPause), default);

    private static AuditEvent Audit(string action) => new() { At = Now, Actor = "lixia", Action = action, Division = "370102" };

    private static BatchPart Part(int number, params int[] lines)
    {
        var v = Samples.New().Verification;
        return new BatchPart(number, [.. lines.Select(line => new BatchRow(line, $"r{line}", v.PolicyKey, null, null, v.Family, v.Consent))], []);
    }

    private static BatchRowDone Done(BatchRow row) => new(row.Line, row.Reference, row.PolicyKey, Guid.CreateVersion7(Now), Outcome.ZeroProof, Final: true);

    private async Task<long> RowsAsync(string from)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {from}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
