using DataHub.Core.Ports;
using DataHub.Pipeline.Intake;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Batching;

/// <summary>
/// Goes on with batches, chunk by chunk (docs/batches.md). What a job of the engine runs; running it twice, or never finishing it, does no harm.
/// </summary>
public sealed partial class BatchWork
{
    /// <summary>Chunks looked at again at once, whose verdicts were not final.</summary>
    private const int Recounted = 50;

    private static readonly TimeSpan RecountEvery = TimeSpan.FromSeconds(10);

    private readonly IBatchStore _batches;
    private readonly IVerificationIntake _intake;
    private readonly TimeProvider _time;
    private readonly PipelineOptions _options;
    private readonly ILogger<BatchWork> _logger;

    internal BatchWork(IBatchStore batches, IVerificationIntake intake, TimeProvider time, IOptions<PipelineOptions> options, ILogger<BatchWork> logger) =>
        (_batches, _intake, _time, _options, _logger) = (batches, intake, time, options.Value, logger);

    /// <summary>Ends batches that have nothing left, removes uploads that were given up, counts verdicts that became final.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await FinishAsync(cancellationToken).ConfigureAwait(false);
        await _batches.RecountAsync(_time.GetUtcNow() - RecountEvery, Recounted, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the next chunk of any batch and works on it until it is done, or its batch is held up.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunChunkAsync(CancellationToken stopping)
    {
        if (await _batches.ClaimChunkAsync(_options.Node, _options.BatchLease, _time.GetUtcNow(), stopping).ConfigureAwait(false) is not { } chunk)
        {
            return false;
        }

        Log.Taken(_logger, chunk.BatchId, chunk.Number, chunk.Rows.Count);
        var run = new ChunkRun(chunk, _batches, _intake, _time, _options, _logger);
        try
        {
            await run.RunAsync(stopping).ConfigureAwait(false);
        }
        finally
        {
            if (!run.Lost)
            {
                // Also when this node stops, whose token is spent: another goes on at once instead of after the lease.
                await _batches.LeaveChunkAsync(chunk, CancellationToken.None).ConfigureAwait(false);
            }
        }

        await FinishAsync(stopping).ConfigureAwait(false);
        return true;
    }

    private async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await _batches.FinishAsync(_time.GetUtcNow(), cancellationToken).ConfigureAwait(false))
        {
            Log.Finished(_logger, id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2601, LogLevel.Information, "Chunk {Number} of batch {Batch} is taken: {Rows} rows")]
        public static partial void Taken(ILogger logger, Guid batch, int number, int rows);

        [LoggerMessage(2602, LogLevel.Information, "Batch {Batch} is done")]
        public static partial void Finished(ILogger logger, Guid batch);
    }
}
