using DataHub.Core.Ports;
using DataHub.Core.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>
/// Sends what is due: claimed with a lease, committed, sent, stored. What a job of the engine runs; running it twice, or never finishing it,
/// does no harm but a repeated delivery under the same id.
/// </summary>
public sealed partial class WebhookWork
{
    private readonly IWebhookDeliveryStore _store;
    private readonly WebhookSender _sender;
    private readonly DeliverySchedule _schedule;
    private readonly PipelineTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly WebhookOptions _options;
    private readonly string _node;
    private readonly ILogger<WebhookWork> _logger;

    internal WebhookWork(
        IWebhookDeliveryStore store, WebhookSender sender, DeliverySchedule schedule, PipelineTelemetry telemetry, TimeProvider time,
        IOptions<WebhookOptions> options, IOptions<PipelineOptions> pipeline, ILogger<WebhookWork> logger) =>
        (_store, _sender, _schedule, _telemetry, _time, _options, _node, _logger) = (store, sender, schedule, telemetry, time, options.Value, pipeline.Value.Node, logger);

    /// <summary>Until nothing is due. Slow endpoints hold up nobody: what they leave free goes on with others.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var sent = 0;
        var running = new Dictionary<Task, ClaimedDelivery>();
        while (true)
        {
            // A claim is a statement: worth it once a good part of the places is free.
            var claimed = running.Count <= _options.Parallelism / 2 && !stopping.IsCancellationRequested ? await ClaimAsync(running.Values, stopping).ConfigureAwait(false) : [];
            foreach (var delivery in claimed)
            {
                running.Add(DeliverAsync(delivery, stopping), delivery);
            }

            sent += claimed.Count;
            if (running.Count == 0)
            {
                return sent;
            }

            await Task.WhenAny(running.Keys).ConfigureAwait(false);
            foreach (var done in running.Keys.Where(task => task.IsCompleted).ToArray())
            {
                running.Remove(done);
            }
        }
    }

    /// <summary>Parks what was due for too long (its endpoint was paused), and removes what nobody reads any more.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var (parked, removed) = await _store.TidyAsync(now - _options.GiveUpAfter, now - _options.KeepFor, now, cancellationToken).ConfigureAwait(false);
        if (parked + removed > 0)
        {
            Log.Tidied(_logger, parked, removed);
        }
    }

    private Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(IReadOnlyCollection<ClaimedDelivery> running, CancellationToken stopping)
    {
        Guid[] busy =
        [
            .. running.GroupBy(claimed => claimed.Delivery.Endpoint.Id)
                .Where(group => group.Count() >= _options.PerEndpoint || group.Any(claimed => claimed.Delivery.Endpoint.Failures > 0)).Select(group => group.Key),
        ];
        return _store.ClaimAsync(_options.Parallelism - running.Count, _options.PerEndpoint, busy, _options.Lease, _time.GetUtcNow(), stopping);
    }

    private async Task DeliverAsync(ClaimedDelivery claimed, CancellationToken stopping)
    {
        try
        {
            var started = _time.GetUtcNow();
            var stamp = _time.GetTimestamp();
            var result = await _sender.SendAsync(claimed, stopping).ConfigureAwait(false);
            var attempt = new DeliveryAttempt(claimed.Delivery.Attempts + 1, started, (int)_time.GetElapsedTime(stamp).TotalMilliseconds, result.Status, result.Error, _node);

            // Sent is sent: a stop of the node does not leave it to be sent again.
            var stored = await _store.StoreAsync(Judge(claimed, attempt, result), new PauseRule(_options.PauseAfterFailures, _options.PauseAfter), CancellationToken.None).ConfigureAwait(false);
            _telemetry.Delivered(claimed.Delivery.Event, result.Error is null ? "delivered" : "failed");
            if (stored.Paused)
            {
                Log.EndpointPaused(_logger, claimed.Delivery.Endpoint.Id, claimed.Delivery.Endpoint.ClientId, result.Error!);
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // Its lease runs out and it is sent again under the same id.
            Log.NotStored(_logger, claimed.Delivery.Id, exception);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The node stops in the midst of a try: as above.
        }
    }

    private DeliveryResult Judge(ClaimedDelivery claimed, DeliveryAttempt attempt, SendResult result)
    {
        var now = _time.GetUtcNow();
        if (result.Error is null)
        {
            return new DeliveryResult(claimed, DeliveryState.Delivered, now, attempt);
        }

        var next = _schedule.Next(claimed.Delivery.Tries + 1, now, result.NotBefore);
        var over = next >= claimed.Delivery.DueSince + _options.GiveUpAfter;
        return new DeliveryResult(claimed, over ? DeliveryState.Parked : DeliveryState.Due, next, attempt, result.Gone);
    }

    private static partial class Log
    {
        [LoggerMessage(2401, LogLevel.Warning, "Webhook endpoint {Endpoint} of {Client} is paused: its deliveries fail with {Error}")]
        public static partial void EndpointPaused(ILogger logger, Guid endpoint, string client, string error);

        [LoggerMessage(2402, LogLevel.Error, "The result of webhook delivery {Delivery} could not be stored; it is sent again when its lease has run out")]
        public static partial void NotStored(ILogger logger, Guid delivery, Exception exception);

        [LoggerMessage(2403, LogLevel.Information, "Webhook deliveries: {Parked} that waited too long are parked, {Removed} old ones removed")]
        public static partial void Tidied(ILogger logger, int parked, int removed);
    }
}
