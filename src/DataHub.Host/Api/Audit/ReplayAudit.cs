using DataHub.Core.Ports;
using DataHub.Core.Replays;
using DataHub.Host.Api.Access;

namespace DataHub.Host.Api.Audit;

/// <summary>What is written down about replays, whether a caller or an operator does it; how many pulls it took is added by the store.</summary>
internal static class ReplayAudit
{
    public static AuditEvent ReplayStart(this AuditTrail trail, Caller caller, NewReplay replay) =>
        trail.Event(caller, AuditActions.ReplayStart, target: replay.Id.ToString(), reason: replay.Reason);

    public static AuditEvent ReplayMove(this AuditTrail trail, Caller caller, Guid id, ReplayState to) => trail.Event(caller, ActionOf(to), target: id.ToString());

    private static string ActionOf(ReplayState to) => to switch
    {
        ReplayState.Paused => AuditActions.ReplayPause,
        ReplayState.Running => AuditActions.ReplayResume,
        _ => AuditActions.ReplayCancel,
    };
}
