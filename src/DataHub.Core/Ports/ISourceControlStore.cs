using DataHub.Core.Items;
using DataHub.Core.Sources;

namespace DataHub.Core.Ports;

/// <summary>What operators say about items, for all nodes; each change with its entry of the audit in one transaction.</summary>
public interface ISourceControlStore
{
    Task<SourceControls> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Paused until it is resumed; a second pause changes the reason.</summary>
    Task PauseAsync(ItemId item, SourcePause pause, AuditEvent? audit, CancellationToken cancellationToken);

    /// <summary>Ends a pause, if there is one, and makes all nodes forget holds and breakers.</summary>
    Task ResumeAsync(ItemId item, AuditEvent? audit, CancellationToken cancellationToken);

    Task PlanAsync(SourceWindow window, AuditEvent? audit, CancellationToken cancellationToken);

    /// <returns>Whether there was such a window.</returns>
    Task<bool> UnplanAsync(ItemId item, Guid window, AuditEvent? audit, CancellationToken cancellationToken);
}
