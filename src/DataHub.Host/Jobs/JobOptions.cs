using System.ComponentModel.DataAnnotations;

namespace DataHub.Host.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this node runs jobs; a node that only answers requests sets false.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Jobs at once on this node; each is a chunk of hundreds of verifications. 1–64.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 2;

    /// <summary>Replays worked on at once by this node. 1–16.</summary>
    [Range(1, 16)]
    public int ReplayWorkers { get; set; } = 2;

    /// <summary>Chunks of batches worked on at once by this node. 1–16.</summary>
    [Range(1, 16)]
    public int BatchWorkers { get; set; } = 2;

    /// <summary>Seconds between looks for due verifications. 1–59.</summary>
    [Range(1, 59)]
    public int SweepSeconds { get; set; } = 5;
}
