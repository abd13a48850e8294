using System.Diagnostics.Metrics;
using System.Text;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Pulling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Pipeline.Tests.Pulling;

public sealed class PullExecutorTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly PullContext Context = new() { Lane = Lane.Online, Division = "370102", GiveUpAt = Now.AddSeconds(30) };
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(Now);

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_record_keeps_its_raw_answer_and_provenance()
    {
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { Fetch = _ => Fetched.Answered("row", "[]"u8.ToArray()) };

        var pull = await Single(adapter, People.Question(ItemId.ResidencePermit));

        pull.State.ShouldBe(PullState.NoRecord);
        pull.Raw!.Parts.Single().ToArray().ShouldBe("[]"u8.ToArray());
        pull.RawDigest.ShouldBe(pull.Raw.Digest());
        pull.Attempts.ShouldBe(1);
        pull.NewAttempts.Single().Node.ShouldBe("node-1");
        pull.NextAttemptAt.ShouldBeNull();
        (pull.Interface, pull.AdapterVersion).ShouldBe(("canned", "1"));
    }

    [Fact]
    public async Task A_transient_failure_is_kept_with_its_next_attempt()
    {
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { Fetch = _ => Fetched.Failed(ErrorClass.Transient, "E-301", "the department timed out") };

        var pull = await Single(adapter, People.Question(ItemId.ResidencePermit));

        pull.State.ShouldBe(PullState.Failed);
        pull.IsOpen.ShouldBeTrue();
        pull.NextAttemptAt!.Value.ShouldBeGreaterThan(Now);
        pull.NewAttempts.Single().Code.ShouldBe("E-301");
    }

    [Fact]
    public async Task A_ticket_is_carried_on_with()
    {
        string? seen = null;
        var adapter = new CannedAdapter(ItemId.PreferentialTreatment)
        {
            Fetch = context =>
            {
                seen = context.Ticket;
                return context.Ticket is null ? Fetched.Suspended(new Continuation("b7", Now.AddSeconds(2))) : Fetched.Answered("row", "[]"u8.ToArray());
            },
        };

        var waiting = await Single(adapter, People.Question(ItemId.PreferentialTreatment));
        (waiting.State, waiting.Ticket, waiting.NextAttemptAt).ShouldBe((PullState.Waiting, "b7", Now.AddSeconds(2)));

        var done = await Executor(adapter).Start([waiting], Context, Now.AddDays(1), default)[0];
        seen.ShouldBe("b7");
        (done.State, done.Ticket, done.Attempts).ShouldBe((PullState.NoRecord, null, 2));
    }

    [Theory]
    [InlineData(ErrorClass.Transient, "b7")]
    [InlineData(ErrorClass.Throttled, "b7")]
    [InlineData(ErrorClass.Outage, "b7")]
    [InlineData(ErrorClass.Drift, null)]
    [InlineData(ErrorClass.Authorisation, null)]
    public async Task A_look_that_failed_keeps_its_ticket_while_it_is_asked_again_by_itself(ErrorClass errorClass, string? kept)
    {
        var adapter = new CannedAdapter(ItemId.PreferentialTreatment) { Fetch = _ => Fetched.Failed(errorClass, "http-503", "the source answered HTTP 503") };
        var waiting = People.Due(People.Question(ItemId.PreferentialTreatment)) with { State = PullState.Waiting, Ticket = "b7", Attempts = 1 };

        var failed = await Executor(adapter).Start([waiting], Context, Now.AddDays(1), default)[0];

        (failed.State, failed.Ticket, failed.NextAttemptAt is not null).ShouldBe((PullState.Failed, kept, kept is not null));
    }

    [Fact]
    public async Task A_fault_of_the_mapping_is_drift_and_keeps_the_raw_answer()
    {
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { Fetch = _ => Fetched.Answered("row", "[]"u8.ToArray()), Reader = () => throw new FormatException("370102202003120022") };

        var pull = await Single(adapter, People.Question(ItemId.ResidencePermit));

        pull.Answer!.Failure!.Class.ShouldBe(ErrorClass.Drift);
        pull.Answer.Failure.Message.ShouldNotContain("3701");
        pull.Raw.ShouldNotBeNull();
    }

    public static TheoryData<Exception> Faults => [new InvalidOperationException("370102202003120022"), new TaskCanceledException("370102202003120022")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_adapter_that_throws_costs_its_own_pull_an_attempt(Exception fault)
    {
        var single = new CannedAdapter(ItemId.ResidencePermit) { Fetch = _ => throw fault };
        var batch = new CannedBatchAdapter(ItemId.HouseholdRegistration) { Fault = fault };
        Pull[] wave =
        [
            People.Due(People.Question(ItemId.ResidencePermit)),
            People.Due(People.Question(ItemId.HouseholdRegistration)),
            People.Due(People.Question(ItemId.HouseholdRegistration, People.Father)),
        ];

        var pulls = await Task.WhenAll(Executor(single, batch).Start(wave, Context, Now.AddDays(1), default));

        pulls.ShouldAllBe(pull => pull.Answer!.Failure!.Class == ErrorClass.Transient && pull.Answer.Failure.Code == "adapter-fault" && pull.NextAttemptAt > Now);
        pulls.ShouldAllBe(pull => !pull.Answer!.Failure!.Message.Contains("3701"));
    }

    [Fact]
    public async Task An_adapter_that_never_comes_back_is_given_up_soon_after_its_time()
    {
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { FetchLater = _ => new TaskCompletionSource<Fetched>().Task };
        var pull = Executor(adapter).Start([People.Due(People.Question(ItemId.ResidencePermit))], Context, Now.AddDays(1), default)[0];

        _time.SetUtcNow(Context.GiveUpAt);
        pull.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));

        (await pull).Answer!.Failure!.Class.ShouldBe(ErrorClass.Transient);
    }

    [Fact]
    public async Task A_node_that_stops_ends_its_calls()
    {
        var adapter = new CannedAdapter(ItemId.ResidencePermit) { FetchLater = _ => new TaskCompletionSource<Fetched>().Task };
        using var stopping = new CancellationTokenSource();
        var pull = Executor(adapter).Start([People.Due(People.Question(ItemId.ResidencePermit))], Context, Now.AddDays(1), stopping.Token)[0];
        await stopping.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(pull);
    }

    [Fact]
    public async Task An_item_without_adapter_fails_as_configuration()
    {
        var pull = await Executor().Start([People.Due(People.Question(ItemId.ResidencePermit))], Context, Now.AddDays(1), default)[0];
        (pull.Answer!.Failure!.Class, pull.Answer.Failure.Code).ShouldBe((ErrorClass.Configuration, "adapter-missing"));
    }

    [Fact]
    public async Task A_batch_adapter_is_asked_once_for_a_wave_and_each_pull_gets_its_own_row()
    {
        var adapter = new CannedBatchAdapter(ItemId.HouseholdRegistration);
        var wave = new[]
        {
            People.Due(People.Question(ItemId.HouseholdRegistration)),
            People.Due(People.Question(ItemId.HouseholdRegistration, People.Father)),
        };

        var pulls = await Task.WhenAll(Executor(adapter).Start(wave, Context, Now.AddDays(1), default));

        adapter.Batches.ShouldHaveSingleItem().Count.ShouldBe(2);
        pulls.Select(p => Encoding.UTF8.GetString(p.Raw!.Parts[0].Span)).ShouldBe([People.Child.IdNumber, People.Father.IdNumber]);
    }

    [Fact]
    public async Task A_list_that_falls_short_fails_its_people_and_nobody_else()
    {
        var batch = new CannedBatchAdapter(ItemId.HouseholdRegistration) { Missing = 1 };
        var single = new CannedAdapter(ItemId.ResidencePermit) { Fetch = _ => Fetched.Answered("row", "[]"u8.ToArray()) };
        Pull[] wave =
        [
            People.Due(People.Question(ItemId.HouseholdRegistration)),
            People.Due(People.Question(ItemId.HouseholdRegistration, People.Father)),
            People.Due(People.Question(ItemId.ResidencePermit)),
        ];

        var pulls = await Task.WhenAll(Executor(single, batch).Start(wave, Context, Now.AddDays(1), default));

        pulls[..2].ShouldAllBe(pull => pull.State == PullState.Failed && pull.Answer!.Failure!.Class == ErrorClass.Integrity && pull.Answer.Failure.Code == "batch-miscounted");
        pulls[..2].ShouldAllBe(pull => pull.Raw == null && pull.NextAttemptAt == null, "a person must mend it; nobody's row is kept as another's");
        pulls[2].State.ShouldBe(PullState.NoRecord);
    }

    private async Task<Pull> Single(CannedAdapter adapter, PullQuestion question) =>
        await Executor(adapter).Start([People.Due(question)], Context, Now.AddDays(1), default)[0];

    private PullExecutor Executor(params IAdapter[] adapters) => Executor(_services, _time, adapters);

    internal static PullExecutor Executor(IServiceProvider services, TimeProvider time, params IAdapter[] adapters)
    {
        var options = Options.Create(new PipelineOptions { Node = "node-1" });
        return new PullExecutor(
            new AdapterDirectory(adapters),
            new RetrySchedule(options),
            new SharedFetches(),
            new PipelineTelemetry(services.GetRequiredService<IMeterFactory>()),
            time,
            new Random(1),
            options,
            NullLogger<PullExecutor>.Instance);
    }
}
