using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Pulling;

/// <summary>Asks the sources for a wave of pulls at once and tells how each ended; stores nothing.</summary>
internal sealed partial class PullExecutor(
    AdapterDirectory adapters,
    RetrySchedule schedule,
    SharedFetches shared,
    PipelineTelemetry telemetry,
    TimeProvider time,
    Random jitter,
    IOptions<PipelineOptions> options,
    ILogger<PullExecutor> logger)
{
    /// <summary>Beyond the time by which a call must have come back: what is still out then has forgotten it.</summary>
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(1);

    private static readonly Fetched NotInTime = Fetched.Failed(ErrorClass.Transient, PullFailure.Timeout, "the call did not come back in its time; it is asked again by itself");

    /// <param name="stopping">The node's stop, not the request's end: a call that was begun is seen through, its quota is spent.</param>
    /// <returns>One task for each pull, in the order given; each answers the pull in its new state.</returns>
    public IReadOnlyList<Task<Pull>> Start(IReadOnlyList<Pull> wave, PullContext context, DateTimeOffset retryUntil, CancellationToken stopping)
    {
        var tasks = new Task<Pull>[wave.Count];
        for (var i = 0; i < wave.Count; i++)
        {
            if (tasks[i] is null)
            {
                StartOne(wave, i, tasks, context, retryUntil, stopping);
            }
        }

        return tasks;
    }

    /// <summary>Derives the answer anew from the stored bytes, by the mapping of today; nobody is asked.</summary>
    public Pull ReadAgain(Pull pull, RawAnswer raw)
    {
        if (adapters.Find(pull.Question.Item) is not { } adapter)
        {
            return pull;
        }

        var answer = Read(adapter, pull.Question, raw);
        return pull with
        {
            State = answer.End,
            Answer = answer,
            NextAttemptAt = null,
            AdapterVersion = adapter.Descriptor.Version,
            NewAttempts =
            [
                .. pull.NewAttempts,
                new PullAttempt(pull.Attempts, time.GetUtcNow(), 0, answer.End, answer.Failure?.Class, answer.Failure?.Code ?? "read-again", answer.Failure?.Message, options.Value.Node),
            ],
        };
    }

    private void StartOne(IReadOnlyList<Pull> wave, int index, Task<Pull>[] tasks, PullContext context, DateTimeOffset retryUntil, CancellationToken stopping)
    {
        var pull = wave[index];
        var adapter = adapters.Find(pull.Question.Item);
        if (adapter is null)
        {
            var missing = new PullFailure(ErrorClass.Configuration, "adapter-missing", $"no adapter is registered for {pull.Question.Item}; add one to the hub, or take the item out of the policy");
            tasks[index] = Task.FromResult(Settle(pull, null, Fetched.Failed(missing), time.GetUtcNow(), TimeSpan.Zero, false, retryUntil));
            return;
        }

        var ask = new Asking(adapter, pull.Ticket is null ? context : context with { Ticket = pull.Ticket }, retryUntil, stopping, time.GetUtcNow(), time.GetTimestamp());
        List<int> members = adapter is IBatchAdapter batch && pull.Ticket is null ? SameItem(wave, index, tasks, batch) : [index];
        var joins = members.ConvertAll(member => shared.Join(wave[member].Question, ask.Context));
        Ask(ask, [.. joins.Select(join => join.Mine).OfType<SharedFetches.Turn>()]);
        for (var i = 0; i < members.Count; i++)
        {
            tasks[members[i]] = EndAsync(wave[members[i]], ask, joins[i].Answer, joined: joins[i].Mine is null);
        }
    }

    private static List<int> SameItem(IReadOnlyList<Pull> wave, int from, Task<Pull>[] tasks, IBatchAdapter batch)
    {
        var group = new List<int>(Math.Min(5, batch.MaxBatch));
        for (var i = from; i < wave.Count && group.Count < batch.MaxBatch; i++)
        {
            if (tasks[i] is null && wave[i].Ticket is null && wave[i].Question.Item == wave[from].Question.Item)
            {
                group.Add(i);
            }
        }

        return group;
    }

    /// <summary>Asks what nobody else asks, in one call if there are several.</summary>
    private void Ask(Asking ask, List<SharedFetches.Turn> turns)
    {
        if (turns.Count > 0)
        {
            // Whoever wants an answer awaits its turn's; nothing is left to be told here.
            _ = AskAsync(ask, turns);
        }
    }

    private async Task AskAsync(Asking ask, List<SharedFetches.Turn> turns)
    {
        try
        {
            var fetched = await FetchAsync(ask, turns.ConvertAll(turn => turn.Question)).ConfigureAwait(false);
            for (var i = 0; i < turns.Count; i++)
            {
                turns[i].End(fetched[i]);
            }
        }
        catch (Exception) when (ask.Stopping.IsCancellationRequested)
        {
            // Whatever a call says that was cut off; who else wants its answer asks again.
            turns.ForEach(turn => turn.Abandon());
        }
    }

    /// <returns>One result for each question, in their order.</returns>
    private async Task<IReadOnlyList<Fetched>> FetchAsync(Asking ask, List<PullQuestion> questions)
    {
        if (questions.Count == 1)
        {
            return [await GuardAsync(ask, async () => await ask.Adapter.FetchAsync(questions[0], ask.Context, ask.Stopping).ConfigureAwait(false), failure => failure).ConfigureAwait(false)];
        }

        var fetched = await GuardAsync(
            ask,
            async () => await ((IBatchAdapter)ask.Adapter).FetchManyAsync(questions, ask.Context, ask.Stopping).ConfigureAwait(false),
            failure => [.. questions.Select(_ => failure)]).ConfigureAwait(false);
        if (fetched.Count == questions.Count)
        {
            return fetched;
        }

        // With one missing no result is known to be its person's: another's "no record" looks like anybody's.
        Log.BatchMiscounted(logger, ask.Adapter.Descriptor.Item, questions.Count, fetched.Count);
        var wrong = Fetched.Failed(
            ErrorClass.Integrity, "batch-miscounted", $"the adapter gave {fetched.Count} results for {questions.Count} questions; none is used, report the fault to who keeps the adapter");
        return [.. questions.Select(_ => wrong)];
    }

    private async Task<Pull> EndAsync(Pull pull, Asking ask, Task<Fetched> answer, bool joined)
    {
        var fetched = await (joined ? OwnTimeAsync(answer, ask) : answer).ConfigureAwait(false);
        while (joined && fetched.Failure?.Code == PullFailure.Timeout && time.GetUtcNow() < ask.Context.GiveUpAt)
        {
            // The time of the caller who asked was over, this one's is not: it asks itself, once, or joins another who does.
            var (again, mine) = shared.Join(pull.Question, ask.Context);
            joined = mine is null;
            Ask(ask, mine is null ? [] : [mine]);
            fetched = await (joined ? OwnTimeAsync(again, ask) : again).ConfigureAwait(false);
        }

        return Settle(pull, ask.Adapter, fetched, ask.Began, time.GetElapsedTime(ask.Started), joined, ask.RetryUntil);
    }

    /// <summary>Another caller's call may take longer than this one has, or end with that caller's worker.</summary>
    private async Task<Fetched> OwnTimeAsync(Task<Fetched> answer, Asking ask)
    {
        try
        {
            return answer.IsCompleted ? await answer.ConfigureAwait(false) : await answer.WaitAsync(Left(ask), time, ask.Stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !ask.Stopping.IsCancellationRequested))
        {
            return NotInTime;
        }
    }

    private Pull Settle(Pull pull, IAdapter? adapter, Fetched fetched, DateTimeOffset began, TimeSpan elapsed, bool joined, DateTimeOffset retryUntil)
    {
        var now = time.GetUtcNow();
        var answer = fetched.Raw is { } raw ? Read(adapter!, pull.Question, raw) : fetched.Failure is { } failure ? PullAnswer.Failed(failure) : null;
        var attempts = pull.Attempts + 1;
        var state = answer?.End ?? PullState.Waiting;
        var next = fetched.Continuation?.NotBefore ?? (answer?.Failure is { } f ? schedule.Next(f, attempts, now, retryUntil, jitter.NextDouble()) : null);
        var settled = pull with
        {
            State = state,
            Answer = answer,
            Attempts = attempts,
            // A look that failed and comes again must find the ticket: the source goes on with it meanwhile.
            Ticket = fetched.Continuation?.Ticket ?? (answer?.Failure?.Class.IsRetryable() == true ? pull.Ticket : null),
            NextAttemptAt = next,
            Reused = joined,
            Source = adapter?.Descriptor.Department.Zh,
            Interface = adapter?.Descriptor.Interface,
            AdapterVersion = adapter?.Descriptor.Version,
            RequestedAt = began,
            AnsweredAt = answer is null ? null : now,
            ElapsedMs = (int)elapsed.TotalMilliseconds,
            Raw = fetched.Raw,
            RawDigest = fetched.Raw?.Digest(),
            NewAttempts =
            [
                .. pull.NewAttempts,
                new PullAttempt(attempts, began, (int)elapsed.TotalMilliseconds, state, answer?.Failure?.Class, answer?.Failure?.Code ?? answer?.Reason, answer?.Failure?.Message, options.Value.Node, next, joined),
            ],
        };
        telemetry.Pulled(settled);
        return settled;
    }

    /// <summary>An adapter that throws, or does not come back in its time, must not take the family's other pulls with it.</summary>
    private async Task<T> GuardAsync<T>(Asking ask, Func<Task<T>> call, Func<Fetched, T> failed)
    {
        try
        {
            var under = call();
            return under.IsCompleted ? await under.ConfigureAwait(false) : await under.WaitAsync(Left(ask), time, ask.Stopping).ConfigureAwait(false);
        }
        catch (TimeoutException) when (time.GetUtcNow() >= ask.Context.GiveUpAt)
        {
            Log.AdapterFault(logger, ask.Adapter.Descriptor.Item, nameof(TimeoutException));
            return failed(NotInTime);
        }
        catch (Exception exception) when (!ask.Stopping.IsCancellationRequested)
        {
            // The message may quote data; only the type is told.
            Log.AdapterFault(logger, ask.Adapter.Descriptor.Item, exception.GetType().Name);
            return failed(Fetched.Failed(ErrorClass.Transient, "adapter-fault", $"the adapter failed with {exception.GetType().Name}"));
        }
    }

    private TimeSpan Left(Asking ask) => ask.Context.GiveUpAt + Overdue - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    private PullAnswer Read(IAdapter adapter, PullQuestion question, RawAnswer raw)
    {
        try
        {
            return adapter.Read(question, raw);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of the mapping must not take the family's other pulls with it: the raw answer is kept, so a mended
            // mapping can read it again. The message may quote data; only the type is told.
            Log.ReaderFault(logger, question.Item, exception.GetType().Name);
            return PullAnswer.Failed(new PullFailure(ErrorClass.Drift, "reader-fault", $"the adapter's mapping failed with {exception.GetType().Name}; the raw answer is kept, report the fault to who keeps the adapter"));
        }
    }

    /// <summary>How one wave asks one source.</summary>
    private sealed record Asking(IAdapter Adapter, PullContext Context, DateTimeOffset RetryUntil, CancellationToken Stopping, DateTimeOffset Began, long Started);

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "The mapping of {Item} failed with {Exception}; the raw answer is kept")]
        public static partial void ReaderFault(ILogger logger, ItemId item, string exception);

        [LoggerMessage(2102, LogLevel.Error, "The adapter of {Item} failed with {Exception} instead of an answer; it is asked again later")]
        public static partial void AdapterFault(ILogger logger, ItemId item, string exception);

        [LoggerMessage(2103, LogLevel.Error, "The adapter of {Item} was asked {Asked} questions and gave {Given} results; none is used")]
        public static partial void BatchMiscounted(ILogger logger, ItemId item, int asked, int given);
    }
}
