using System.ComponentModel.DataAnnotations;
using DataHub.Host.Api.Issuers;

namespace DataHub.Host.Api.Access;

/// <summary>Section <c>Access</c>: who may call, and how often.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>How long a key is remembered: a revoked one works at most that long. 0–60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan KeyCache { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Issuers whose JWTs are taken as credentials; none by default.</summary>
    public IList<IssuerOptions> Issuers { get; set; } = [];

    /// <summary>Calls per second of one client, on average. 1–1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int CallsPerSecond { get; set; } = 500;

    /// <summary>Calls that a client may make at once after a pause. 1–1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1000;
}
