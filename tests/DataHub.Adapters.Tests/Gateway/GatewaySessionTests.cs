using System.Text.Json.Nodes;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Gateway;

/// <summary>How nodes share one short-lived secret: each rig here is a node, all with one store.</summary>
public sealed class GatewaySessionTests
{
    private const string Name = "gateway:bureau.invalid:s_370102_enrolment";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemorySharedState _state = new();
    private int _refreshes;

    [Fact]
    public async Task One_refresh_serves_every_call_and_node()
    {
        await using var one = Node(_ => Answered);
        await using var two = Node(_ => Answered);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).AskAsync()));

        _refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task An_expired_secret_is_renewed_before_it_is_used()
    {
        await using var node = Node(_ => Answered);
        await node.AskAsync();

        _time.Advance(TimeSpan.FromMinutes(29).Add(TimeSpan.FromSeconds(31)));
        await node.AskAsync();

        _refreshes.ShouldBe(2);
    }

    [Fact]
    public async Task A_secret_that_the_gateway_does_not_know_is_renewed_and_the_call_repeated_once()
    {
        var calls = 0;
        await using var node = Node(_ => ++calls == 1 ? Refused("E-110") : Answered);

        (await node.AskAsync()).End.ShouldBe(PullState.Record);

        (calls, _refreshes).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_second_E110_is_an_answer()
    {
        await using var node = Node(_ => Refused("E-110"));

        (await node.AskAsync()).Failure.ShouldNotBeNull().Class.ShouldBe(ErrorClass.Authorisation);
    }

    [Fact]
    public async Task A_node_with_the_old_secret_takes_what_another_stored()
    {
        string? oldSign = null;
        await using var node = Node(r => r.Headers["gjgxjhpt_sign"] == oldSign ? Refused("E-110") : Answered);
        await node.AskAsync();
        oldSign = node.Requests[^1].Headers["gjgxjhpt_sign"];

        await StoreAsync("another node's");

        (await node.AskAsync()).End.ShouldBe(PullState.Record);
        _refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Refreshed_too_often_and_nothing_stored_is_throttled_for_a_minute()
    {
        await using var node = Node(_ => Answered, refresh: () => """{"code":"E-111","msg":""}""");

        var failure = (await node.AskAsync()).Failure.ShouldNotBeNull();

        (failure.Class, failure.NotBefore).ShouldBe((ErrorClass.Throttled, _time.GetUtcNow().AddMinutes(1)));
        node.Requests.ShouldNotContain(r => r.Path == "/gateway/httpproxy");
    }

    [Fact]
    public async Task Refreshed_too_often_takes_what_somebody_stored_meanwhile()
    {
        await using var node = Node(_ => Answered, refresh: () =>
        {
            StoreAsync("theirs").IsCompletedSuccessfully.ShouldBeTrue();
            return """{"code":"E-111","msg":""}""";
        });

        (await node.AskAsync()).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task While_another_node_refreshes_the_call_waits_for_its_secret()
    {
        await _state.TryBeginRefreshAsync(Name, 0, "other", _time.GetUtcNow(), TimeSpan.FromMinutes(1), default);
        await using var node = Node(_ => Answered);
        var asking = node.AskAsync();
        asking.IsCompleted.ShouldBeFalse();

        await StoreAsync("theirs");
        _time.Advance(TimeSpan.FromMilliseconds(100));

        (await asking).End.ShouldBe(PullState.Record);
        _refreshes.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"code":"E-108"}""", ErrorClass.Authorisation)]
    [InlineData("""{"code":"0","data":{"secret":"AAAA","secretEndTime":1780273800000}}""", ErrorClass.Drift)]
    [InlineData("""{"code":"0","data":{"secretEndTime":1780273800000}}""", ErrorClass.Drift)]
    [InlineData("""{"code":"0"}""", ErrorClass.Drift)]
    [InlineData("<html>", ErrorClass.Drift)]
    public async Task A_refresh_that_fails_is_the_calls_failure(string answer, ErrorClass errorClass)
    {
        await using var node = Node(_ => Answered, refresh: () => answer);

        (await node.AskAsync()).Failure.ShouldNotBeNull().Class.ShouldBe(errorClass);
    }

    [Fact]
    public async Task Serials_are_unique_over_nodes_and_carry_day_and_division()
    {
        await using var one = Node(_ => Answered);
        await using var two = Node(_ => Answered);
        _time.Advance(TimeSpan.FromHours(17)); // the next day in Beijing

        for (var i = 0; i < 150; i++)
        {
            await one.AskAsync();
            await two.AskAsync();
        }

        var serials = one.Requests.Concat(two.Requests).Where(r => r.Path == "/gateway/httpproxy")
            .Select(r => (string)JsonNode.Parse(r.Text)!["user"]!["serial"]!).ToList();
        serials.Count.ShouldBe(300);
        serials.Distinct().Count().ShouldBe(300);
        serials.ShouldAllBe(s => s.Length == 22 && s.StartsWith("20260602370102", StringComparison.Ordinal));
    }

    private ConformanceRig Node(Func<CannedRequest, CannedAnswer> business, Func<string>? refresh = null) =>
        new(new Subject(_state, _time, () =>
        {
            Interlocked.Increment(ref _refreshes);
            return refresh?.Invoke() ?? Refreshed();
        }), (r, _) => Task.FromResult(business(r)));

    private Task<SharedSecret> StoreAsync(string secret) =>
        _state.CompleteRefreshAsync(Name, "other", secret, _time.GetUtcNow(), _time.GetUtcNow().AddMinutes(30), default);

    private string Refreshed() =>
        $$$"""{"code":"0","data":{"secret":"Dw4NDAsKCQgHBgUEAwIBAD23Npu84/aAPUa2sow1k5rjRQxeJvEf66WpdlML3Fau","secretEndTime":{{{_time.GetUtcNow().AddMinutes(30).ToUnixTimeMilliseconds()}}}}}""";

    private static CannedAnswer Answered => CannedAnswer.Json(new HouseholdRegistrationSubject().Sample);

    private static CannedAnswer Refused(string code) => CannedAnswer.Json($$"""{"code":"{{code}}","msg":"","requestId":""}""");

    /// <summary>The household adapter on a given store and clock.</summary>
    private sealed class Subject(InMemorySharedState state, TimeProvider time, Func<string> refresh) : DelegatedSubject(new HouseholdRegistrationSubject())
    {
        public override CannedAnswer? Session(CannedRequest request) =>
            request.Path.EndsWith("/refreshappsecret", StringComparison.Ordinal) ? CannedAnswer.Json(refresh()) : null;

        public override void Register(IServiceCollection services, IConfiguration configuration)
        {
            base.Register(services, configuration);
            services.AddSingleton(time).AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state);
        }
    }
}
