using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Resilience;

/// <summary>The pipeline around a real adapter, with a clock of its own.</summary>
public sealed class SourcePipelineTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private int _calls;

    [Fact]
    public async Task A_source_that_keeps_failing_is_left_alone_then_tried_again()
    {
        var down = true;
        await using var rig = Rig(() => down ? CannedAnswer.Html(503) : Good, ("Breaker:MinimumThroughput", "4"), ("Breaker:BreakFor", "00:00:15"));
        for (var i = 0; i < 4; i++)
        {
            (await rig.AskAsync()).Failure.ShouldNotBeNull().Code.ShouldBe("http-503");
        }

        var refused = (await rig.AskAsync()).Failure.ShouldNotBeNull();
        (refused.Class, refused.Code, refused.NotBefore).ShouldBe((ErrorClass.Outage, "breaker-open", _time.GetUtcNow().AddSeconds(15)));
        _calls.ShouldBe(4);
        State(rig).Breaker.ShouldBe(BreakerState.Open);

        down = false;
        _time.Advance(TimeSpan.FromSeconds(15));
        (await rig.AskAsync()).End.ShouldBe(PullState.Record);
        State(rig).Breaker.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public async Task The_call_that_tries_a_broken_source_again_takes_quota()
    {
        var down = true;
        await using var rig = Rig(() => down ? CannedAnswer.Html(503) : Good,
            ("Breaker:MinimumThroughput", "2"), ("Breaker:BreakFor", "00:00:15"), ("Quota:PerSecond", "0"), ("Quota:PerDay", "2"));
        await rig.AskAsync();
        await rig.AskAsync();
        State(rig).Breaker.ShouldBe(BreakerState.Open);
        down = false;
        _time.Advance(TimeSpan.FromSeconds(15));

        (await rig.AskAsync()).Failure.ShouldNotBeNull().Code.ShouldBe("quota");
        _calls.ShouldBe(2);
        State(rig).Breaker.ShouldBe(BreakerState.Open, "a call that was not made says nothing of the source");

        _time.Advance(TimeSpan.FromDays(1));
        (await rig.AskAsync()).End.ShouldBe(PullState.Record);
        (State(rig).Breaker, State(rig).UsedToday).ShouldBe((BreakerState.Closed, 1));
    }

    [Theory]
    [InlineData("E-201")]
    [InlineData("E-108")]
    [InlineData("E-429")]
    public async Task Only_transient_failures_and_outages_open_the_breaker_and_are_repeated(string code)
    {
        await using var rig = Rig(() => CannedAnswer.Json($$"""{"code":"{{code}}","msg":"","requestId":""}"""), ("Breaker:MinimumThroughput", "2"), ("Retry:Count", "3"));
        for (var i = 0; i < 5; i++)
        {
            (await rig.AskAsync()).Failure.ShouldNotBeNull().Code.ShouldBe(code);
        }

        _calls.ShouldBe(5);
        State(rig).Breaker.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public async Task A_maintenance_is_honoured_until_its_end_and_can_be_lifted()
    {
        var maintenance = true;
        await using var rig = Rig(() => maintenance
            ? CannedAnswer.Json("""{"code":"E-302","msg":"","requestId":"","data":{"until":"2026-06-01 10:00:00"}}""")
            : Good);
        var until = new DateTimeOffset(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
        (await rig.AskAsync()).Failure.ShouldNotBeNull().NotBefore.ShouldBe(until);
        maintenance = false;

        (await rig.AskAsync()).Failure.ShouldNotBeNull().Code.ShouldBe("E-302");
        _calls.ShouldBe(1);
        (State(rig).HeldUntil, State(rig).HeldFor).ShouldBe((until, ErrorClass.Outage));

        await rig.Services.GetRequiredService<SourceRegistry>().ResumeAsync(rig.Adapter.Descriptor.Item, default);
        (await rig.AskAsync()).End.ShouldBe(PullState.Record);
        State(rig).HeldUntil.ShouldBeNull();
    }

    [Fact]
    public async Task The_next_seconds_quota_is_waited_for()
    {
        await using var rig = Rig(() => Good, ("Quota:PerSecond", "2"), ("Quota:PerDay", "0"));
        await rig.AskAsync();
        await rig.AskAsync();

        var third = rig.AskAsync();
        third.IsCompleted.ShouldBeFalse();
        _calls.ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await third).End.ShouldBe(PullState.Record);
        _calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_for_this_second_is_waited_out_by_the_next_call()
    {
        await using var rig = Rig(() => _calls == 1
            ? CannedAnswer.Json("""{"code":"E-429","msg":"","requestId":"","data":{"retryAfter":1,"scope":"second"}}""")
            : Good);
        (await rig.AskAsync()).Failure.ShouldNotBeNull().Class.ShouldBe(ErrorClass.Throttled);

        var next = rig.AskAsync();
        next.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await next).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task A_days_quota_used_up_is_throttled_until_midnight_in_beijing()
    {
        await using var rig = Rig(() => Good, ("Quota:PerSecond", "0"), ("Quota:PerDay", "3"));
        for (var i = 0; i < 3; i++)
        {
            (await rig.AskAsync()).End.ShouldBe(PullState.Record);
        }

        var failure = (await rig.AskAsync()).Failure.ShouldNotBeNull();

        (failure.Class, failure.Code, failure.NotBefore).ShouldBe((ErrorClass.Throttled, "quota", new DateTimeOffset(2026, 6, 1, 16, 0, 0, TimeSpan.Zero)));
        _calls.ShouldBe(3);
        State(rig).UsedToday.ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_leaves_quota_to_online_requests()
    {
        await using var rig = Rig(() => Good, ("Quota:PerSecond", "0"), ("Quota:PerDay", "4"));
        await FetchAsync(rig, Lane.Batch);
        await FetchAsync(rig, Lane.Batch);

        (await FetchAsync(rig, Lane.Batch)).Failure.ShouldNotBeNull().Code.ShouldBe("quota");
        (await FetchAsync(rig, Lane.Online)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_batch_leaves_room_to_online_requests()
    {
        var gate = new TaskCompletionSource();
        await using var rig = Rig(() => Good, gate.Task, ("Concurrency", "2"));
        var first = FetchAsync(rig, Lane.Batch);
        var second = FetchAsync(rig, Lane.Batch);
        var online = FetchAsync(rig, Lane.Online);

        // The second batch call waits for the first; the online one is on its way.
        _calls.ShouldBe(2);
        gate.SetResult();
        (await Task.WhenAll(first, second, online)).ShouldAllBe(f => f.Raw != null);
        _calls.ShouldBe(3);
    }

    [Fact]
    public async Task The_state_tells_calls_shares_and_times()
    {
        var answers = new Queue<CannedAnswer>([Good, CannedAnswer.Html(503), Good, Good]);
        await using var rig = Rig(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return answers.Dequeue();
        });
        for (var i = 0; i < 4; i++)
        {
            await rig.AskAsync();
        }

        State(rig).ShouldSatisfyAllConditions(
            s => s.Figures.Calls.ShouldBe(4), s => s.Figures.SuccessShare.ShouldBe(0.75), s => s.Figures.Percentile(50)!.Value.ShouldBeInRange(100, 112),
            s => s.LastFailure.ShouldNotBeNull().Code.ShouldBe("http-503"));
        _time.Advance(TimeSpan.FromMinutes(6));
        State(rig).Figures.SuccessShare.ShouldBeNull();
    }

    [Theory]
    [InlineData("370102", "bureau.invalid")]
    [InlineData("371329", "linyi.invalid")]
    [InlineData("371312", "hedong.invalid")]
    public async Task A_division_is_asked_at_its_own_endpoint(string division, string host)
    {
        await using var rig = Rig(() => Good, ("Routes:3713:BaseAddress", "http://linyi.invalid"), ("Routes:371312:BaseAddress", "http://hedong.invalid"));

        await rig.Adapter.FetchAsync(new HouseholdRegistrationSubject().Question, rig.Context() with { Division = division }, default);

        rig.Requests.ShouldAllBe(r => r.Address.Host == host);
        rig.Services.GetRequiredService<SourceRegistry>().States().Select(s => s.Source)
            .ShouldBe(["household-registration", "household-registration@3713", "household-registration@371312"]);
    }

    [Fact]
    public async Task No_call_is_made_without_time_left()
    {
        await using var rig = Rig(() => Good);

        var fetched = await rig.Adapter.FetchAsync(new HouseholdRegistrationSubject().Question, rig.Context() with { GiveUpAt = _time.GetUtcNow() }, default);

        fetched.Failure.ShouldNotBeNull().Code.ShouldBe("timeout");
        _calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_closed_item_is_not_called_and_costs_neither_quota_nor_breaker()
    {
        await using var rig = Rig(() => Good, ("Quota:PerDay", "100"), ("Breaker:MinimumThroughput", "2"));
        var item = rig.Adapter.Descriptor.Item;
        var registry = rig.Services.GetRequiredService<SourceRegistry>();
        var paused = new PullFailure(ErrorClass.Outage, "source-paused", "paused", _time.GetUtcNow().AddMinutes(1));
        registry.Close(item, paused);
        for (var i = 0; i < 5; i++)
        {
            (await rig.AskAsync()).Failure.ShouldBe(paused);
        }

        _calls.ShouldBe(0);
        (State(rig).Breaker, State(rig).UsedToday, State(rig).Figures.Calls, State(rig).HeldUntil).ShouldBe((BreakerState.Closed, null, 0, null));

        registry.Close(item, null);
        (await rig.AskAsync()).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task A_probe_goes_past_pause_hold_and_breaker()
    {
        var down = true;
        await using var rig = Rig(() => down ? CannedAnswer.Html(503) : Good, ("Breaker:MinimumThroughput", "2"), ("Quota:PerDay", "100"));
        await rig.AskAsync();
        await rig.AskAsync();
        State(rig).Breaker.ShouldBe(BreakerState.Open);
        rig.Services.GetRequiredService<SourceRegistry>().Close(rig.Adapter.Descriptor.Item, new PullFailure(ErrorClass.Outage, "source-paused", "paused"));
        var before = _calls;
        (await ProbeAsync(rig)).Failure.ShouldNotBeNull().Code.ShouldBe("http-503");
        _calls.ShouldBe(before + 1);

        down = false;
        (await ProbeAsync(rig)).Raw.ShouldNotBeNull();
        _calls.ShouldBe(before + 2);
        State(rig).Breaker.ShouldBe(BreakerState.Open, "a probe changes nothing: the operator resumes");
    }

    [Fact]
    public async Task A_probe_is_one_call_and_is_not_repeated()
    {
        await using var rig = Rig(() => CannedAnswer.Html(503), ("Retry:Count", "3"));
        (await ProbeAsync(rig).WaitAsync(TimeSpan.FromSeconds(20))).Failure.ShouldNotBeNull().Code.ShouldBe("http-503");
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_probe_does_not_go_past_the_quota()
    {
        await using var rig = Rig(() => Good, ("Quota:PerSecond", "0"), ("Quota:PerDay", "1"));
        (await rig.AskAsync()).End.ShouldBe(PullState.Record);
        (await ProbeAsync(rig)).Failure.ShouldNotBeNull().Code.ShouldBe("quota");
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_probe_that_is_not_answered_ends_with_the_timeout()
    {
        var asked = new TaskCompletionSource();
        await using var rig = new ConformanceRig(
            new Clocked(_time),
            async (_, token) =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.Infinite, token);
                return Good;
            },
            new Dictionary<string, string?> { ["Timeout"] = "00:00:03" });
        var probe = ProbeAsync(rig);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(3));
        (await probe.WaitAsync(TimeSpan.FromSeconds(20))).Failure.ShouldNotBeNull().Code.ShouldBe("timeout");
    }

    private static Task<Fetched> ProbeAsync(ConformanceRig rig) =>
        rig.Adapter.FetchAsync(new HouseholdRegistrationSubject().Question, rig.Context() with { IsProbe = true }, default).AsTask();

    private static CannedAnswer Good => CannedAnswer.Json(new HouseholdRegistrationSubject().Sample);

    private static SourceState State(ConformanceRig rig) => rig.Services.GetRequiredService<SourceRegistry>().States().ShouldHaveSingleItem();

    private static Task<Fetched> FetchAsync(ConformanceRig rig, Lane lane) =>
        rig.Adapter.FetchAsync(new HouseholdRegistrationSubject().Question, rig.Context() with { Lane = lane }, default).AsTask();

    private ConformanceRig Rig(Func<CannedAnswer> answer, params (string Key, string Value)[] settings) => Rig(answer, Task.CompletedTask, settings);

    private ConformanceRig Rig(Func<CannedAnswer> answer, Task gate, params (string Key, string Value)[] settings) =>
        new(new Clocked(_time), async (_, _) =>
        {
            Interlocked.Increment(ref _calls);
            await gate;
            return answer();
        }, settings.ToDictionary(s => s.Key, s => (string?)s.Value));

    private sealed class Clocked(TimeProvider time) : DelegatedSubject(new HouseholdRegistrationSubject())
    {
        public override void Register(IServiceCollection services, IConfiguration configuration)
        {
            base.Register(services, configuration);
            services.AddSingleton(time);
        }
    }
}
