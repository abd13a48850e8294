using DataHub.Cli.Connecting;
using DataHub.Cli.Running;
using DataHub.Client;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;

namespace DataHub.Cli.Watching;

/// <summary>Follows a replay to its end: a bar for who looks, a line now and then for a file, nothing under <c>--json</c>.</summary>
internal sealed class ReplayWatch(Session session)
{
    public const string Done = "done";
    public const string Stopped = "stopped";
    public const string Cancelled = "cancelled";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A hub that restarts is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>The replay as it ended.</returns>
    public async Task<ReplayResponse> ToEndAsync(Guid id, CancellationToken cancellationToken)
    {
        var first = await session.Operations.GetReplayAsync(id, cancellationToken);
        return session switch
        {
            { Json: true } => await FollowAsync(first, _ => { }, cancellationToken),
            { Screen.IsTerminal: true } => await ProgressBar.ShowAsync(session.Screen.Console, session.Words, first, show => FollowAsync(first, show, cancellationToken)),
            _ => await FollowAsync(first, new ProgressLines(session.Screen, session.Words, session.Time).Show, cancellationToken),
        };
    }

    private async Task<ReplayResponse> FollowAsync(ReplayResponse replay, Action<ReplayResponse> show, CancellationToken cancellationToken)
    {
        show(replay);
        while (replay.State is not (Done or Stopped or Cancelled))
        {
            await Task.Delay(Every, session.Time, cancellationToken);
            replay = await LookAsync(replay.Id, cancellationToken);
            show(replay);
        }

        return replay;
    }

    private async Task<ReplayResponse> LookAsync(Guid id, CancellationToken cancellationToken)
    {
        for (var since = session.Time.GetTimestamp(); ;)
        {
            TimeSpan wait;
            try
            {
                return await session.Operations.GetReplayAsync(id, cancellationToken);
            }
            catch (DataHubProblemException refused) when (refused.Code is ErrorCodes.RateLimited or ErrorCodes.ServiceUnavailable && Patient(since))
            {
                wait = refused.RetryAfter ?? Every;
            }
            catch (Exception exception) when (Unreachable.Means(exception) && Patient(since))
            {
                wait = Every;
            }

            await Task.Delay(wait, session.Time, cancellationToken);
        }
    }

    private bool Patient(long since) => session.Time.GetElapsedTime(since) < Patience;
}
