using System.ComponentModel.DataAnnotations;

namespace DataHub.Pipeline.Pulling.Sources;

/// <summary>Section <c>Sources</c>: how the nodes agree about the sources.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>How often a node looks for what operators said, and reports its figures.</summary>
    [Range(typeof(TimeSpan), "00:00:00.2", "00:01:00")]
    public TimeSpan Sync { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A report that is older is a node that is gone: it counts for nothing. Longer than <see cref="Sync"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A change that lasts so long is told (<c>source.changed</c>); a flicker is not.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SettledAfter { get; set; } = TimeSpan.FromSeconds(10);
}
