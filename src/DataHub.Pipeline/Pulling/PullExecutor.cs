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

    private void StartOne(IReadOnlyList<Pull> wave, int index, Task<Pull>[] tasks, PullContext context, DateTimeOffset retryUntil, CancellationToken stopping)
    {
        var pull = wave[index];
        var adapter = adapters.Find(pull.Question.Item);
        if (adapter is null)
        {
            var missing = new PullFailure(ErrorClass.Configuration, "adapter-missing", $"no adapter is registered for {pull.Question.Item}; add one to the hub, or take the item out of the policy");
            tasks[index] = Task.FromResult(Settle(pull, null, Fetched.Failed(missing), time.GetUtcNow(), TimeSpan.Zero, false, retryUntil));
        }
        else if (adapter is IBatchAdapter batch && pull.Ticket is null && SameItem(wave, index, tasks, batch) is { Count: > 1 } group)
        {
            var questions = group.ConvertAll(i => wave[i].Question);
            var began = time.GetUtcNow();
            var call = GuardAsync(
                async () => await batch.FetchManyAsync(questions, context, stopping).ConfigureAwait(false),
                failure => [.. questions.Select(_ => failure)],
                pull.Question.Item,
                context,
                stopping);
            for (var g = 0; g < group.Count; g++)
            {
                tasks[group[g]] = MemberAsync(wave[group[g]], adapter, call, g, began, retryUntil);
            }
        }
        else
        {
            tasks[index] = SingleAsync(pull, adapter, pull.Ticket is null ? context : context with { Ticket = pull.Ticket }, retryUntil, stopping);
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

    private async Task<Pull> SingleAsync(Pull pull, IAdapter adapter, PullContext context, DateTimeOffset retryUntil, CancellationToken stopping)
    {
        var began = time.GetUtcNow();
        var started = time.GetTimestamp();
        var (call, joined) = shared.Join(
            pull.Question,
            context,
            () => GuardAsync(async () => await adapter.FetchAsync(pull.Question, context, stopping).ConfigureAwait(false), failure => failure, pull.Question.Item, context, stopping));
        var fetched = await call.ConfigureAwait(false);
        return Settle(pull, adapter, fetched, began, time.GetElapsedTime(started), joined, retryUntil);
    }

    private async Task<Pull> MemberAsync(Pull pull, IAdapter adapter, Task<IReadOnlyList<Fetched>> call, int member, DateTimeOffset began, DateTimeOffset retryUntil)
    {
        var started = time.GetTimestamp();
        var fetched = (await call.ConfigureAwait(false))[member];
        return Settle(pull, adapter, fetched, began, time.GetElapsedTime(started), false, retryUntil);
    }

    private Pull Settle(Pull pull, IAdapter? adapter, Fetched fetched, DateTimeOffset began, TimeSpan elapsed, bool joined, DateTimeOffset retryUntil)
    {
        var now = time.GetUtcNow();
        var answer = fetched.Raw is { } raw ? Read(adapter!, pull.Question, raw) : fetched.Failure is { } failure ? PullAnswer.Failed(failure) : null;
        var attempts = pull.Attempts + 1;
        var state = answer?.End ?? PullState.Waiting;
        var settled = pull with
        {
            State = state,
            Answer = answer,
            Attempts = attempts,
            // A look that failed and comes again must find the ticket: the source goes on with it meanwhile.
            Ticket = fetched.Continuation?.Ticket ?? (answer?.Failure?.Class.IsRetryable() == true ? pull.Ticket : null),
            NextAttemptAt = fetched.Continuation?.NotBefore
                ?? (answer?.Failure is { } f ? schedule.Next(f, attempts, now, retryUntil, jitter.NextDouble()) : null),
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
                new PullAttempt(attempts, began, (int)elapsed.TotalMilliseconds, state, answer?.Failure?.Class, answer?.Failure?.Code ?? answer?.Reason, answer?.Failure?.Message, options.Value.Node),
            ],
        };
        telemetry.Pulled(settled);
        return settled;
    }

    /// <summary>An adapter that throws, or does not come back in its time, must not take the family's other pulls with it.</summary>
    private async Task<T> GuardAsync<T>(Func<Task<T>> ask, Func<Fetched, T> failed, ItemId item, PullContext context, CancellationToken stopping)
    {
        try
        {
            var call = ask();
            return call.IsCompleted
                ? await call.ConfigureAwait(false)
                : await call.WaitAsync(context.GiveUpAt + Overdue - time.GetUtcNow(), time, stopping).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // The message may quote data; only the type is told.
            Log.AdapterFault(logger, item, exception.GetType().Name);
            return failed(Fetched.Failed(ErrorClass.Transient, "adapter-fault", $"the adapter failed with {exception.GetType().Name}"));
        }
    }

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

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Error, "The mapping of {Item} failed with {Exception}; the raw answer is kept")]
        public static partial void ReaderFault(ILogger logger, ItemId item, string exception);

        [LoggerMessage(2102, LogLevel.Error, "The adapter of {Item} failed with {Exception} instead of an answer; it is asked again later")]
        public static partial void AdapterFault(ILogger logger, ItemId item, string exception);
    }
}
