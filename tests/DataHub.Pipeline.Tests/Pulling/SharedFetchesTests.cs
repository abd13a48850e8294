using System.Text;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Pulling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Pipeline.Tests.Pulling;

/// <summary>Several callers of one node want the same person's record at once.</summary>
public sealed class SharedFetchesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly PullContext Context = new() { Lane = Lane.Online, Division = "370102", GiveUpAt = Now.AddSeconds(30) };
    private static readonly PullContext Hurried = Context with { GiveUpAt = Now.AddSeconds(5) };
    private static readonly Fetched Row = Fetched.Answered("row", "[]"u8.ToArray());

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly List<PullContext> _calls = [];

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task One_call_serves_two_requests_for_the_same_person_and_item()
    {
        var answer = new TaskCompletionSource<Fetched>();
        var calls = 0;
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { FetchLater = _ => { calls++; return answer.Task; } };
        var executor = Executor(adapter);

        var first = executor.Start([People.Due(People.Question(ItemId.ResidencePermit))], Context, Now.AddDays(1), default)[0];
        var second = executor.Start([People.Due(People.Question(ItemId.ResidencePermit))], Context, Now.AddDays(1), default)[0];
        var other = executor.Start([People.Due(People.Question(ItemId.ResidencePermit, People.Father))], Context, Now.AddDays(1), default)[0];
        answer.SetResult(Fetched.Answered("row", "[]"u8.ToArray()));
        await Task.WhenAll(first, second, other);

        calls.ShouldBe(2);
        ((await first).Reused, (await second).Reused, (await other).Reused).ShouldBe((false, true, false));
    }

    [Fact]
    public async Task Calls_are_not_shared_across_counties_or_lanes()
    {
        var answer = new TaskCompletionSource<Fetched>();
        var asked = new List<(string, Lane)>();
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { FetchLater = context => { asked.Add((context.Division, context.Lane)); return answer.Task; } };
        var executor = Executor(adapter);
        PullContext[] contexts = [Context, Context with { Division = "371329" }, Context with { Lane = Lane.Replay }];

        var pulls = contexts.Select(context => executor.Start([People.Due(People.Question(ItemId.ResidencePermit))], context, Now.AddDays(1), default)[0]).ToList();
        answer.SetResult(Fetched.Answered("row", "[]"u8.ToArray()));

        (await Task.WhenAll(pulls)).ShouldAllBe(pull => !pull.Reused);
        asked.ShouldBe([("370102", Lane.Online), ("371329", Lane.Online), ("370102", Lane.Replay)]);
    }

    [Fact]
    public async Task A_list_leaves_out_whom_another_caller_asks_about_already()
    {
        var gate = new TaskCompletionSource();
        var adapter = new CannedBatchAdapter(ItemId.HouseholdRegistration) { Gate = gate.Task };
        var executor = Executor(adapter);
        var stranger = People.Father with { Name = "李强", IdNumber = "370881199003034019" };
        var other = People.Father with { Name = "王芳", IdNumber = "370102199001011233" };

        var first = executor.Start([Household(), Household(People.Father)], Context, Now.AddDays(1), default);
        var second = executor.Start([Household(People.Father), Household(stranger), Household(other)], Context, Now.AddDays(1), default);
        var third = executor.Start([Household()], Context, Now.AddDays(1), default);
        gate.SetResult();
        var pulls = await Task.WhenAll([.. first, .. second, .. third]);

        adapter.Batches.ShouldBe([[People.Child.IdNumber, People.Father.IdNumber], [stranger.IdNumber, other.IdNumber]]);
        pulls.Select(pull => pull.Reused).ShouldBe([false, false, true, false, false, true]);
        pulls.Select(pull => Encoding.UTF8.GetString(pull.Raw!.Parts[0].Span)).ShouldBe(pulls.Select(pull => pull.Question.Subject.IdNumber), "each has its own person's row");
    }

    [Fact]
    public async Task One_who_is_left_of_a_list_is_asked_about_singly()
    {
        var gate = new TaskCompletionSource();
        var singles = 0;
        var adapter = new CannedBatchAdapter(ItemId.HouseholdRegistration) { Gate = gate.Task, Fetch = _ => { singles++; return Row; } };
        var executor = Executor(adapter);

        var first = executor.Start([Household(), Household(People.Father)], Context, Now.AddDays(1), default);
        var second = executor.Start([Household(People.Father), Household(People.Father with { Name = "王芳", IdNumber = "370102199001011233" })], Context, Now.AddDays(1), default);
        gate.SetResult();
        await Task.WhenAll([.. first, .. second]);

        (adapter.Batches.Count, singles).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Who_joined_a_call_whose_caller_ran_out_of_time_asks_once_itself()
    {
        var executor = Executor(Adapter((call, _) => call == 1 ? Never() : Task.FromResult(Row)));

        var first = Start(executor, Hurried);
        var joined = Start(executor, Context);
        _time.SetUtcNow(Hurried.GiveUpAt);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await first).Answer!.Failure!.Code.ShouldBe(PullFailure.Timeout);
        var pull = await joined;
        (pull.State, pull.Attempts, pull.Reused).ShouldBe((PullState.NoRecord, 1, false));
        _calls.ShouldBe([Hurried, Context]);
    }

    [Fact]
    public async Task Who_asked_itself_and_got_no_answer_does_not_ask_for_ever()
    {
        var answer = new TaskCompletionSource<Fetched>();
        var late = Fetched.Failed(ErrorClass.Transient, PullFailure.Timeout, "the source did not answer in time");
        var executor = Executor(Adapter((call, _) => call == 1 ? answer.Task : Task.FromResult(late)));

        var first = Start(executor, Hurried);
        var joined = Start(executor, Context);
        answer.SetResult(late);

        (await Task.WhenAll(first, joined)).ShouldAllBe(pull => pull.Answer!.Failure!.Code == PullFailure.Timeout);
        _calls.ShouldBe([Hurried, Context]);
    }

    [Fact]
    public async Task Who_has_no_time_left_either_does_not_ask_again()
    {
        var executor = Executor(Adapter((_, _) => Never()));

        var pulls = new[] { Start(executor, Context), Start(executor, Context) };
        _time.SetUtcNow(Context.GiveUpAt);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await Task.WhenAll(pulls)).ShouldAllBe(pull => pull.Answer!.Failure!.Code == PullFailure.Timeout);
        _calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_waits_longer_for_anothers_call_than_for_its_own()
    {
        var answer = new TaskCompletionSource<Fetched>();
        var executor = Executor(Adapter((_, _) => answer.Task));

        var patient = Start(executor, Context);
        var hurried = Start(executor, Hurried);
        _time.SetUtcNow(Hurried.GiveUpAt);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await hurried).Answer!.Failure!.Code.ShouldBe(PullFailure.Timeout);
        patient.IsCompleted.ShouldBeFalse();
        answer.SetResult(Row);
        (await patient).State.ShouldBe(PullState.NoRecord);
        _calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_joined_a_call_whose_worker_was_stopped_asks_itself()
    {
        using var stopping = new CancellationTokenSource();
        var executor = Executor(Adapter((call, _) => call == 1 ? Never() : Task.FromResult(Row)));

        var stopped = executor.Start([Permit()], Context, Now.AddDays(1), stopping.Token)[0];
        var joined = Start(executor, Context);
        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(stopped);
        (await joined).State.ShouldBe(PullState.NoRecord);
        _calls.Count.ShouldBe(2);
    }

    private static Task<Fetched> Never() => new TaskCompletionSource<Fetched>().Task;

    private static Pull Household(Core.Families.Person? person = null) => People.Due(People.Question(ItemId.HouseholdRegistration, person));

    private static Pull Permit() => People.Due(People.Question(ItemId.ResidencePermit));

    private static Task<Pull> Start(PullExecutor executor, PullContext context) => executor.Start([Permit()], context, Now.AddDays(1), default)[0];

    /// <param name="fetch">Given the number of the call, from 1.</param>
    private CannedAdapter Adapter(Func<int, PullContext, Task<Fetched>> fetch) => new(ItemId.ResidencePermit)
    {
        FetchLater = context =>
        {
            _calls.Add(context);
            return fetch(_calls.Count, context);
        },
    };

    private PullExecutor Executor(params IAdapter[] adapters) => PullExecutorTests.Executor(_services, _time, adapters);
}
