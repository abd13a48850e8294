using DataHub.Core.Ports;
using DataHub.Core.Replays;
using DataHub.Pipeline.Advancing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Replaying;

/// <summary>
/// Goes on with replays, batch by batch (docs/replay.md). What a job of the engine runs; running it twice, or never finishing it, does no harm.
/// </summary>
public sealed partial class ReplayWork
{
    private readonly IReplayStore _replays;
    private readonly IFailedPullStore _pulls;
    private readonly IVerificationStore _verifications;
    private readonly VerificationRunner _runner;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;
    private readonly ILogger<ReplayWork> _logger;

    internal ReplayWork(
        IReplayStore replays, IFailedPullStore pulls, IVerificationStore verifications, VerificationRunner runner, TimeProvider time, IOptions<PipelineOptions> options, ILogger<ReplayWork> logger) =>
        (_replays, _pulls, _verifications, _runner, _time, _options, _logger) = (replays, pulls, verifications, runner, time, options.Value, logger);

    /// <summary>Takes the next batch of any replay and works on it until it is done, or its replay is held up.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunBatchAsync(CancellationToken stopping)
    {
        var batch = await _replays.ClaimBatchAsync(_options.Node, _options.ReplayLease, _time.GetUtcNow(), stopping).ConfigureAwait(false);
        if (batch is null)
        {
            await _replays.FinishAsync(_time.GetUtcNow(), stopping).ConfigureAwait(false);
            return false;
        }

        Log.Taken(_logger, batch.ReplayId, batch.Number, batch.Pulls.Count);
        var run = new BatchRun(batch, _replays, _pulls, _verifications, _runner, _time, _options, _logger);
        try
        {
            await run.RunAsync(stopping).ConfigureAwait(false);
        }
        finally
        {
            if (!run.Lost)
            {
                // Also when this node stops, whose token is spent: another goes on at once instead of after the lease.
                await _replays.LeaveBatchAsync(batch, _time.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>Folds the counts of failed pulls together.</summary>
    public Task FoldAsync(CancellationToken cancellationToken) => _pulls.FoldCountsAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(2311, LogLevel.Information, "Batch {Number} of replay {Replay} is taken: {Pulls} pulls")]
        public static partial void Taken(ILogger logger, Guid replay, int number, int pulls);
    }
}
