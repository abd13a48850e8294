using DataHub.Core.Items;

namespace DataHub.Core.Sources;

/// <summary>What operators have said about all items.</summary>
/// <param name="Windows">Maintenance that is on or to come, the earliest first.</param>
public sealed record SourceControls(IReadOnlyList<SourceControl> Items, IReadOnlyList<SourceWindow> Windows)
{
    public static SourceControls None { get; } = new([], []);

    public SourcePause? PauseOf(ItemId item) => Items.FirstOrDefault(control => control.Item == item)?.Pause;

    /// <summary>The maintenance that is on now; of several the one that ends last.</summary>
    public SourceWindow? WindowOf(ItemId item, DateTimeOffset now) =>
        Windows.Where(window => window.Item == item && window.From <= now && now < window.Until).MaxBy(window => window.Until);
}

/// <param name="Resumes">Counted up by each resume.</param>
public sealed record SourceControl(ItemId Item, SourcePause? Pause, long Resumes);

/// <summary>An operator's pause: the item is not called until it is resumed.</summary>
public sealed record SourcePause(DateTimeOffset At, string By, string Reason);

/// <summary>A planned maintenance.</summary>
public sealed record SourceWindow(Guid Id, ItemId Item, DateTimeOffset From, DateTimeOffset Until, string Reason, string PlannedBy);
