using DataHub.Core.Ports;
using DataHub.Core.Replays;
using DataHub.Host.Api.Access;

namespace DataHub.Host.Api.Audit;

/// <summary>What is written down about replays, whether a caller or an operator does it. Not cancelled: it is done already.</summary>
internal static class ReplayAudit
{
    public static Task ReplayStartedAsync(this AuditTrail trail, Caller caller, ReplayStatus replay) =>
        trail.WriteAsync(caller, AuditActions.ReplayStart, target: replay.Id.ToString(), reason: replay.Reason, detail: $"{replay.Selected} pulls", cancellationToken: CancellationToken.None);

    public static Task ReplayMovedAsync(this AuditTrail trail, Caller caller, Guid id, ReplayState to) =>
        trail.WriteAsync(caller, ActionOf(to), target: id.ToString(), cancellationToken: CancellationToken.None);

    private static string ActionOf(ReplayState to) => to switch
    {
        ReplayState.Paused => AuditActions.ReplayPause,
        ReplayState.Running => AuditActions.ReplayResume,
        _ => AuditActions.ReplayCancel,
    };
}
