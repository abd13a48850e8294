using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Pulling.Sources;

/// <summary>
/// Keeps the nodes together about the sources, every few seconds: does what operators said, reports how this node finds its sources, reads
/// how the others do, and tells a change of what parents should know. Without the database a node goes on with what it knew.
/// </summary>
public sealed partial class SourceSync(
    ISourceControlStore controls,
    ISourceReportStore reports,
    SourceRegistry sources,
    SourceBoard board,
    AdapterDirectory adapters,
    TimeProvider time,
    IOptions<SourceOptions> options,
    IOptions<PipelineOptions> pipeline,
    ILogger<SourceSync> logger) : BackgroundService
{
    /// <summary>When a pull of a paused item is worth another try, at the earliest.</summary>
    private static readonly TimeSpan PauseLooks = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<ItemId, long> _resumes = [];
    private readonly Dictionary<ItemId, (ItemHealth Health, DateTimeOffset Since)> _judged = [];
    private readonly Dictionary<ItemId, ItemHealth> _told = [];
    private bool _started;

    /// <summary>One round; also called by whoever has just changed something, so that this node does it at once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = time.GetUtcNow();
            var said = await controls.ReadAsync(now, cancellationToken).ConfigureAwait(false);
            await ObeyAsync(said, now, cancellationToken).ConfigureAwait(false);
            board.Put(said, await reports.ExchangeAsync(pipeline.Value.Node, board.Own(), now - options.Value.StaleAfter, now, cancellationToken).ConfigureAwait(false));
            await TellAsync(now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                {
                    Log.Apart(logger, exception);
                }

                failing = true;
            }

            await Task.Delay(options.Value.Sync, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ObeyAsync(SourceControls said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var item in adapters.All.Select(adapter => adapter.Descriptor.Item))
        {
            sources.Close(item, Answer(said, item, now));
        }

        foreach (var control in said.Items)
        {
            // What was resumed before this node began is no news to it.
            if (_started && control.Resumes > _resumes.GetValueOrDefault(control.Item))
            {
                await sources.ResumeAsync(control.Item, cancellationToken).ConfigureAwait(false);
            }

            _resumes[control.Item] = control.Resumes;
        }

        _started = true;
    }

    private static PullFailure? Answer(SourceControls said, ItemId item, DateTimeOffset now) =>
        said.PauseOf(item) is not null ? new PullFailure(ErrorClass.Outage, "source-paused", "an operator has paused the item; it is asked again by itself once it is resumed", now + PauseLooks)
        : said.WindowOf(item, now) is { } window ? new PullFailure(ErrorClass.Outage, "maintenance", "a maintenance of the item is planned; it is asked again by itself afterwards", window.Until)
        : null;

    /// <summary>What has lasted is told, by whichever node says so first.</summary>
    private async Task TellAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var item in adapters.All.Select(adapter => adapter.Descriptor.Item))
        {
            var standing = board.Standing(item);
            if (!_judged.TryGetValue(item, out var judged) || judged.Health != standing.Health)
            {
                _judged[item] = judged = (standing.Health, now);
            }

            // The store tells each change once; asking it again for what this node has seen told would only cost a statement.
            if (now - judged.Since < options.Value.SettledAfter || (_told.TryGetValue(item, out var told) && told == standing.Health))
            {
                continue;
            }

            if (await reports.ChangeAsync(standing, now, cancellationToken).ConfigureAwait(false))
            {
                Log.Changed(logger, item.Value, standing.Health);
            }

            _told[item] = standing.Health;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2501, LogLevel.Warning, "The nodes cannot agree about the sources for now; this one goes on with what it knew")]
        public static partial void Apart(ILogger logger, Exception exception);

        [LoggerMessage(2502, LogLevel.Warning, "Item {Item} is now {Health} to parents")]
        public static partial void Changed(ILogger logger, string item, ItemHealth health);
    }
}
