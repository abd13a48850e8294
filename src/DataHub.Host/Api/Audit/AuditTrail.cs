using DataHub.Core.Ports;
using DataHub.Host.Api.Access;

namespace DataHub.Host.Api.Audit;

/// <summary>Writes down what callers and operators see and do: before it is shown or done, or in the transaction that does it.</summary>
internal sealed class AuditTrail(IAuditLog log, TimeProvider time)
{
    /// <param name="division">Division that it concerns; that of the caller unless given.</param>
    /// <param name="target">Id or name of what it is done to.</param>
    /// <param name="detail">Codes and numbers, never personal data.</param>
    public Task WriteAsync(
        Caller caller, string action, string? division = null, string? target = null, string? reason = null, string? detail = null, CancellationToken cancellationToken = default) =>
        WriteAsync(action, caller.ClientId, division ?? Common(caller.Divisions.Prefixes), target, reason, detail, cancellationToken);

    public Task WriteAsync(
        string action, string actor, string division, string? target = null, string? reason = null, string? detail = null, CancellationToken cancellationToken = default) =>
        log.AppendAsync(Event(action, actor, division, target, reason, detail), cancellationToken);

    /// <summary>The same for a store that writes it in the transaction of what is done.</summary>
    public AuditEvent Event(Caller caller, string action, string? division = null, string? target = null, string? reason = null, string? detail = null) =>
        Event(action, caller.ClientId, division ?? Common(caller.Divisions.Prefixes), target, reason, detail);

    private AuditEvent Event(string action, string actor, string division, string? target, string? reason, string? detail) =>
        new() { At = time.GetUtcNow(), Actor = actor, Action = action, Division = division, Target = target, Reason = reason, Detail = detail };

    /// <summary>The longest beginning that all of a caller's prefixes share: who may see all of them may see what the caller does.</summary>
    internal static string Common(IReadOnlyList<string> prefixes)
    {
        if (prefixes.Count == 0)
        {
            return "37";
        }

        var common = prefixes[0];
        foreach (var prefix in prefixes)
        {
            var same = 0;
            while (same < common.Length && same < prefix.Length && common[same] == prefix[same])
            {
                same++;
            }

            common = common[..same];
        }

        return common;
    }
}
