using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataHub.Core.Batches;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Intake;
using Microsoft.Extensions.Logging;

namespace DataHub.Pipeline.Batching;

/// <summary>
/// One chunk of a batch in a worker's hands. Each row goes through the same door as a family that a parent brings, in the lane of batches, under an
/// idempotency key of its own: a row that was begun before a crash is found again, not begun anew.
/// </summary>
internal sealed partial class ChunkRun(BatchChunk chunk, IBatchStore batches, IVerificationIntake intake, TimeProvider time, PipelineOptions options, ILogger logger)
{
    /// <summary>A row that throws so often is refused; others do not wait for it.</summary>
    private const int MostTries = 3;

    /// <summary>Rows one after the other that sources left without an answer: the batch rests.</summary>
    private const int Unanswered = 20;

    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(1);

    private readonly Queue<Row> _waiting = new(chunk.Rows.Select(r => new Row(r)));
    private readonly List<Task<End>> _running = [];
    private readonly List<BatchRowDone> _done = [];
    private readonly List<BatchReject> _rejects = [];
    private long _kept = time.GetTimestamp();
    private int _unanswered;
    private bool _mayBegin = true;

    /// <summary>Another worker has the chunk.</summary>
    public bool Lost { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                stopping.ThrowIfCancellationRequested();
                await CollectAsync().ConfigureAwait(false);
                if (time.GetElapsedTime(_kept) >= KeepEvery)
                {
                    await KeepAsync(stopping).ConfigureAwait(false);
                }

                await RestAsync(stopping).ConfigureAwait(false);
                while (_mayBegin && _running.Count < options.BatchParallelism && _waiting.TryDequeue(out var row))
                {
                    _running.Add(Task.Run(() => VerifyAsync(row, stopping), CancellationToken.None));
                }

                if (_running.Count == 0)
                {
                    return;
                }

                await WaitAsync(stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            // What was begun is seen through, as far as the node's stop lets it.
            await ((Task)Task.WhenAll(_running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _running.RemoveAll(task => !task.IsCompletedSuccessfully);
            await CollectAsync().ConfigureAwait(false);
            if (!Lost)
            {
                await KeepAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <exception cref="DbException">The database is away: the chunk is left as it is, and taken again later.</exception>
    private async Task CollectAsync()
    {
        foreach (var task in _running.Where(task => task.IsCompleted).ToList())
        {
            _running.Remove(task);
            var end = await task.ConfigureAwait(false);
            if (end.Again is { } row)
            {
                _waiting.Enqueue(row);
            }
            else if (end.Reject is { } reject)
            {
                _rejects.Add(reject);
            }
            else if (end.Done is { } done)
            {
                _done.Add(done);
                _unanswered = end.Unanswered ? _unanswered + 1 : 0;
            }
        }
    }

    private async Task KeepAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var state = await batches.KeepAsync(chunk, _done, _rejects, now + options.BatchLease, now, stopping).ConfigureAwait(false);
        _done.Clear();
        _rejects.Clear();
        _kept = time.GetTimestamp();
        Lost = state is null;
        _mayBegin &= state == BatchState.Running;
    }

    private async Task RestAsync(CancellationToken stopping)
    {
        if (_mayBegin && _unanswered >= Unanswered)
        {
            _mayBegin = false;
            Log.Rests(logger, chunk.BatchId, options.BatchRest);
            await batches.RestAsync(chunk.BatchId, "sources-do-not-answer", time.GetUtcNow() + options.BatchRest, stopping).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny([Task.Delay(KeepEvery, time, enough.Token), .. _running]).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
    }

    private async Task<End> VerifyAsync(Row row, CancellationToken stopping)
    {
        try
        {
            return Of(row.Data, await intake.SubmitAsync(Submission(row.Data), options.AdvanceBudget, stopping).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is not DbException && !stopping.IsCancellationRequested)
        {
            Log.Interrupted(logger, chunk.BatchId, row.Data.Line, exception.GetType().Name, exception.StackTrace);
            return ++row.Tries < MostTries
                ? new End { Again = row }
                : new End { Reject = Refused(row.Data, "internal-error", "A fault of the hub, not of the row: bring it again in another batch.") };
        }
    }

    private Submission Submission(BatchRow row)
    {
        // The blank keeps it apart from every key that a client can send.
        var key = string.Create(CultureInfo.InvariantCulture, $"batch {chunk.BatchId} {row.Line}");
        return new Submission
        {
            ClientId = chunk.ClientId,
            IdempotencyKey = key,
            BodyDigest = SHA256.HashData(Encoding.ASCII.GetBytes(key)),
            PolicyKey = row.PolicyKey,
            Family = row.Family,
            ClaimedGroup = row.Group,
            ExternalId = row.ExternalId,
            Consent = row.Consent,
            Lane = Lane.Batch,
        };
    }

    private static End Of(BatchRow row, SubmitResult result) => result switch
    {
        { Outcome: SubmitOutcome.Accepted, View: { } view } => new End
        {
            Done = new BatchRowDone(row.Line, row.Reference, row.PolicyKey, view.Verification.Id, view.Revision?.Verdict.Outcome, result.IsFinal),
            Unanswered = !result.IsFinal && view.Verification.Pulls.Any(p => p.State == PullState.Failed && p.NextAttemptAt is not null),
        },
        { Outcome: SubmitOutcome.UnknownGroup } => new End
        {
            Reject = Refused(row, "validation-failed", "The policy was replaced after the row came in.") with
            {
                Errors = new Dictionary<string, IReadOnlyList<string>> { ["/group"] = ["is no group of the policy any more: bring the row again with one of it, or without"] },
            },
        },
        { Outcome: SubmitOutcome.NoPolicy } => new End { Reject = Refused(row, "policy-not-found", "The policy was withdrawn after the row came in.") },
        _ => throw new InvalidOperationException($"a row's own key answers {result.Outcome}"),
    };

    private static BatchReject Refused(BatchRow row, string code, string detail) => new(row.Line, row.Reference, code, detail, null);

    private sealed class Row(BatchRow data)
    {
        public BatchRow Data => data;
        public int Tries { get; set; }
    }

    private sealed record End
    {
        public Row? Again { get; init; }
        public BatchRowDone? Done { get; init; }
        public BatchReject? Reject { get; init; }
        public bool Unanswered { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(2603, LogLevel.Warning, "Batch {Batch} rests for {Time}: sources left row after row without an answer")]
        public static partial void Rests(ILogger logger, Guid batch, TimeSpan time);

        [LoggerMessage(2604, LogLevel.Error, "Line {Line} of batch {Batch} was interrupted ({Exception}, its message may quote data and is left out){Stack}")]
        public static partial void Interrupted(ILogger logger, Guid batch, int line, string exception, string? stack);
    }
}
