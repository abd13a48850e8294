using DataHub.Adapters.Sdk.Tickets;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Tickets;

public sealed class TicketPollingTests
{
    private static readonly Fetched Answer = Fetched.Answered("result", "[]"u8.ToArray());

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private int _looks;

    [Fact]
    public async Task Looks_when_the_source_said_and_answers_what_it_finds()
    {
        var polling = PollAsync(TimeSpan.FromSeconds(5), endAt: 2);
        _looks.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        _looks.ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(2));

        (await polling).ShouldBe(Answer);
        _looks.ShouldBe(2);
    }

    [Fact]
    public async Task A_ticket_that_outlasts_the_budget_is_carried_on_later()
    {
        var polling = PollAsync(TimeSpan.FromSeconds(3), endAt: 9);
        _time.Advance(TimeSpan.FromSeconds(2));

        var continuation = (await polling).Continuation.ShouldNotBeNull();

        continuation.ShouldBe(new Continuation("b7", _time.GetUtcNow().AddSeconds(2)));
        _looks.ShouldBe(1);
    }

    [Fact]
    public async Task Without_time_for_one_look_none_is_taken()
    {
        (await PollAsync(TimeSpan.FromSeconds(1), endAt: 1)).Continuation.ShouldNotBeNull();

        _looks.ShouldBe(0);
    }

    [Fact]
    public async Task A_short_pause_is_kept_to_and_none_at_all_makes_no_busy_loop()
    {
        var soon = PollAsync(TimeSpan.FromSeconds(1), endAt: 1, pause: TimeSpan.FromMilliseconds(7));
        _time.Advance(TimeSpan.FromMilliseconds(7));
        (await soon).ShouldBe(Answer);

        _looks = 0;
        var began = _time.GetUtcNow();
        List<double> looks = [];
        var polling = PollAsync(TimeSpan.FromSeconds(1), endAt: 99, pause: TimeSpan.Zero, look: () => looks.Add((_time.GetUtcNow() - began).TotalMilliseconds));
        for (var i = 0; i < 1000 && !polling.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await polling).Continuation.ShouldNotBeNull();
        looks.ShouldBe([5, 15, 35, 75, 155, 315, 475, 635, 795, 955]);
    }

    [Fact]
    public async Task Cancellation_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        var polling = PollAsync(TimeSpan.FromMinutes(1), endAt: 1, cancellationToken: source.Token);

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(polling);
    }

    private Task<Fetched> PollAsync(TimeSpan budget, int endAt, TimeSpan? pause = null, Action? look = null, CancellationToken cancellationToken = default)
    {
        var after = pause ?? TimeSpan.FromSeconds(2);
        return new TicketPolling(_time).PollAsync("b7", after, _time.GetUtcNow() + budget, (_, _) =>
        {
            look?.Invoke();
            return ValueTask.FromResult(new TicketLook(++_looks == endAt ? Answer : null, after));
        }, cancellationToken).AsTask();
    }
}
