using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Advancing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Replaying;

/// <summary>
/// Goes on with a chunk of verifications that are due: a retry's time has come, a deadline passed, a worker died. What a job of the
/// engine runs; running it twice, or never finishing it, does no harm.
/// </summary>
public sealed partial class DueWork
{
    private readonly IVerificationStore _store;
    private readonly VerificationRunner _runner;
    private readonly Postponing _postponing;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;
    private readonly ILogger<DueWork> _logger;

    internal DueWork(IVerificationStore store, VerificationRunner runner, Postponing postponing, TimeProvider time, IOptions<PipelineOptions> options, ILogger<DueWork> logger) =>
        (_store, _runner, _postponing, _time, _options, _logger) = (store, runner, postponing, time, options.Value, logger);

    /// <returns>How many were claimed; a full chunk means that more may wait.</returns>
    public async Task<DueWorkReport> RunChunkAsync(CancellationToken stopping)
    {
        var claimed = await _store.ClaimDueAsync(_options.Node, _options.ChunkSize, _options.Lease, _time.GetUtcNow(), stopping).ConfigureAwait(false);
        if (claimed.Count == 0)
        {
            return new DueWorkReport(0, 0, 0, false);
        }

        await _postponing.UnreadableAsync(claimed.Unreadable).ConfigureAwait(false);
        var open = new Leases(claimed.Ready);
        var (advanced, failed) = (0, claimed.Unreadable.Count);
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewing = RenewAsync(open, finished.Token);
        try
        {
            await Parallel.ForEachAsync(
                claimed.Ready,
                new ParallelOptions { MaxDegreeOfParallelism = _options.ChunkParallelism, CancellationToken = stopping },
                async (verification, token) =>
                {
                    if (await TryAdvanceAsync(verification, token).ConfigureAwait(false))
                    {
                        Interlocked.Increment(ref advanced);
                    }
                    else
                    {
                        Interlocked.Increment(ref failed);
                    }

                    open.Remove(verification.Id);
                }).ConfigureAwait(false);
        }
        finally
        {
            await finished.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
            if (open.Rest is { Count: > 0 } rest)
            {
                // The node stops: what was not begun is given back at once. The stop's own token is spent by now.
                await _store.ReleaseAsync(rest, _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            }
        }

        return new DueWorkReport(claimed.Count, advanced, failed, claimed.Count == _options.ChunkSize);
    }

    private async Task<bool> TryAdvanceAsync(Case verification, CancellationToken stopping)
    {
        try
        {
            return await _runner.AdvanceAsync(verification, Lane.Replay, new ProgressRequest(), stopping).ConfigureAwait(false) is not null;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // One family's fault must not stop the chunk.
            await _postponing.FailedAsync(verification, exception).ConfigureAwait(false);
            return false;
        }
    }

    private async Task RenewAsync(Leases leases, CancellationToken finished)
    {
        while (!finished.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_options.Lease / 3, _time, finished).ConfigureAwait(false);
                await _store.RenewLeasesAsync(leases.Rest, _time.GetUtcNow() + _options.Lease, finished).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (finished.IsCancellationRequested)
            {
                // The chunk is done.
            }
            catch (Exception exception)
            {
                // Tried again before the leases run out; if they do, others take over and this worker's results are refused by their token.
                Log.NotRenewed(_logger, exception);
            }
        }
    }

    private sealed class Leases(IReadOnlyList<Case> claimed)
    {
        private readonly Dictionary<Guid, Guid> _tokens = claimed.ToDictionary(v => v.Id, v => v.LeaseToken);

        public IReadOnlyCollection<(Guid, Guid)> Rest
        {
            get
            {
                lock (_tokens)
                {
                    return [.. _tokens.Select(t => (t.Key, t.Value))];
                }
            }
        }

        public void Remove(Guid id)
        {
            lock (_tokens)
            {
                _tokens.Remove(id);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2302, LogLevel.Warning, "Leases of a chunk could not be renewed; other workers may take its verifications over")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}

/// <param name="More">The chunk was full: run another at once.</param>
public sealed record DueWorkReport(int Claimed, int Advanced, int Failed, bool More);
