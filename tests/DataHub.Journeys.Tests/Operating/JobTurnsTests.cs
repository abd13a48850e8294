using DataHub.Host.Jobs;

namespace DataHub.Journeys.Tests.Operating;

public sealed class JobTurnsTests
{
    [Fact]
    public async Task What_comes_while_all_turns_are_taken_ends_at_once_and_a_turn_is_given_back_though_the_work_fails()
    {
        var turns = new JobTurns(2);
        var (over, begun) = (new TaskCompletionSource(), 0);
        Task Work()
        {
            begun++;
            return over.Task;
        }

        var (first, second) = (turns.RunAsync(Work), turns.RunAsync(Work));
        await turns.RunAsync(Work).WaitAsync(TimeSpan.FromSeconds(10));
        begun.ShouldBe(2);

        over.SetException(new InvalidOperationException("the database went away"));
        await Should.ThrowAsync<InvalidOperationException>(first);
        await Should.ThrowAsync<InvalidOperationException>(second);
        over = new TaskCompletionSource();
        over.SetResult();
        await turns.RunAsync(Work);
        await turns.RunAsync(Work);
        begun.ShouldBe(4);
    }
}
