using DataHub.Core.Items;
using DataHub.Core.Sources;

namespace DataHub.Core.Ports;

/// <summary>What operators say about items, for all nodes.</summary>
public interface ISourceControlStore
{
    Task<SourceControls> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Paused until it is resumed; a second pause changes the reason.</summary>
    Task PauseAsync(ItemId item, SourcePause pause, CancellationToken cancellationToken);

    /// <summary>Ends a pause, if there is one, and makes all nodes forget holds and breakers.</summary>
    Task ResumeAsync(ItemId item, CancellationToken cancellationToken);

    Task PlanAsync(SourceWindow window, CancellationToken cancellationToken);

    /// <returns>Whether there was such a window.</returns>
    Task<bool> UnplanAsync(ItemId item, Guid window, CancellationToken cancellationToken);
}
