using System.ComponentModel.DataAnnotations;

namespace DataHub.Pipeline;

/// <summary>Times of the pipeline, section <c>Pipeline</c>.</summary>
public sealed class PipelineOptions
{
    public const string Section = "Pipeline";

    /// <summary>How long one advance may go on asking before it gives the rest to a later one. 1–300 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AdvanceBudget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker owns a verification; another adopts it when this has run out. Longer than <see cref="AdvanceBudget"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>After the first answer of a wave, how long the others are waited for before deciding with what is there. 0–1000 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan WaveGrace { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// How long a verdict that nothing under way can change any more waits for the rest all the same, so that most answers are stored with it.
    /// 0–5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan LateGrace { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>First wait after a failed pull; doubled each time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromSeconds(15);

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RetryMost { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long after the decision deadline a failed pull is still asked again by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00")]
    public TimeSpan RetryBeyondDeadline { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Verifications claimed at once by a job. 1–1000.</summary>
    [Range(1, 1000)]
    public int ChunkSize { get; set; } = 200;

    /// <summary>Verifications of a chunk advanced at once. 1–256.</summary>
    [Range(1, 256)]
    public int ChunkParallelism { get; set; } = 16;

    /// <summary>Families of a replay worked on at once by a node. 1–256.</summary>
    [Range(1, 256)]
    public int ReplayParallelism { get; set; } = 32;

    /// <summary>How long a node owns a batch of a replay; another adopts it when this has run out. 5–600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan ReplayLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pulls of one replay at most: more at once is more than an operator can watch. 1–1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int LargestReplay { get; set; } = 200_000;

    /// <summary>Rows of one chunk of a batch worked on at once by a worker. 1–256.</summary>
    [Range(1, 256)]
    public int BatchParallelism { get; set; } = 16;

    /// <summary>How long a worker owns a chunk of a batch unless it renews it; another adopts it when this has run out. 5–600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan BatchLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a batch begins no row when row after row finds sources that do not answer. 1–3600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BatchRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rows of one batch at most, refused ones included. 1–2,000,000.</summary>
    [Range(1, 2_000_000)]
    public int LargestBatch { get; set; } = 2_000_000;

    /// <summary>An upload of which nothing came for so long counts as given up. 5–3600 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan BatchUploadPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Name of this hub node in leases and attempts; the machine's name and process id unless set.</summary>
    public string Node { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";
}
