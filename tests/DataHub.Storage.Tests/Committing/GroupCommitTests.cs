using DataHub.Storage.PostgreSql.Committing;
using Npgsql;

namespace DataHub.Storage.Tests.Committing;

public sealed class GroupCommitTests
{
    private readonly List<int[]> _commits = [];
    private readonly TaskCompletionSource _firstCommit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_waits_while_a_commit_runs_goes_together_into_the_next()
    {
        await using var group = Group(limit: 3);
        var first = group.AddAsync(0, default);
        await _begun.Task;
        var rest = Enumerable.Range(1, 5).Select(i => group.AddAsync(i, default)).ToArray();
        _firstCommit.SetResult();
        (await first).ShouldBe("0");
        (await Task.WhenAll(rest)).ShouldBe(["1", "2", "3", "4", "5"]);
        _commits.ShouldBe([[0], [1, 2, 3], [4, 5]]);
    }

    [Fact]
    public async Task A_write_that_the_server_refuses_fails_alone()
    {
        await using var group = Group(limit: 10);
        var first = group.AddAsync(0, default);
        await _begun.Task;
        var (good, bad, last) = (group.AddAsync(1, default), group.AddAsync(-1, default), group.AddAsync(2, default));
        _firstCommit.SetResult();
        (await good).ShouldBe("1");
        await Should.ThrowAsync<PostgresException>(bad);
        (await last).ShouldBe("2");
        _commits.ShouldBe([[0], [1, -1, 2], [1], [-1], [2]]);
    }

    [Fact]
    public async Task A_lost_connection_fails_all_of_a_commit_which_may_have_happened()
    {
        await using var group = Group(limit: 10);
        var first = group.AddAsync(0, default);
        await _begun.Task;
        var (one, two) = (group.AddAsync(99, default), group.AddAsync(1, default));
        _firstCommit.SetResult();
        await Should.ThrowAsync<NpgsqlException>(one);
        await Should.ThrowAsync<NpgsqlException>(two);
        (await group.AddAsync(3, default)).ShouldBe("3", "the next commit is another one");
    }

    [Fact]
    public async Task A_caller_that_leaves_does_not_hold_up_others()
    {
        await using var group = Group(limit: 10);
        using var leaving = new CancellationTokenSource();
        var first = group.AddAsync(0, default);
        await _begun.Task;
        var (left, stays) = (group.AddAsync(1, leaving.Token), group.AddAsync(2, default));
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        _firstCommit.SetResult();
        (await stays).ShouldBe("2");
    }

    [Fact]
    public async Task A_stop_waits_for_what_was_added_and_refuses_more()
    {
        var group = Group(limit: 10);
        var first = group.AddAsync(0, default);
        await _begun.Task;
        var second = group.AddAsync(1, default);
        var stopping = group.DisposeAsync().AsTask();
        stopping.IsCompleted.ShouldBeFalse();
        _firstCommit.SetResult();
        await stopping;
        (await second).ShouldBe("1");
        Should.Throw<ObjectDisposedException>(() => group.AddAsync(2, default));
    }

    /// <summary>The first commit runs until it is let go; -1 is refused by the server, 99 loses the connection.</summary>
    private GroupCommit<int, string> Group(int limit) => new(
        async (writes, _) =>
        {
            _commits.Add([.. writes]);
            _begun.TrySetResult();
            await _firstCommit.Task;
            return writes.Contains(99) ? throw new NpgsqlException("connection lost")
                : writes.Contains(-1) ? throw new PostgresException("refused", "ERROR", "ERROR", PostgresErrorCodes.CheckViolation)
                : [.. writes.Select(write => $"{write}")];
        },
        lanes: 1,
        limit);
}
