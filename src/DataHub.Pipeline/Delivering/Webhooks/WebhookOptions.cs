using System.ComponentModel.DataAnnotations;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary><c>source</c> of the events: this hub, as an absolute or relative URI.</summary>
    [Required, MaxLength(200)]
    public string Source { get; set; } = "/datahub";

    /// <summary>Takes targets on this machine and in private networks too: for tests, and where the platforms live there.</summary>
    public bool AllowPrivateTargets { get; set; }

    /// <summary>Takes <c>http</c> addresses too.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>For a try, from connecting to the answer's headers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a node owns a delivery; longer than <see cref="Timeout"/>. A node that dies sends it again so late.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Deliveries at once on this node, and of one endpoint.</summary>
    [Range(1, 1000)]
    public int Parallelism { get; set; } = 64;

    [Range(1, 1000)]
    public int PerEndpoint { get; set; } = 16;

    /// <summary>How long a delivery is tried before it is parked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>An endpoint is paused after so many failures in a row …</summary>
    [Range(1, 10000)]
    public int PauseAfterFailures { get; set; } = 50;

    /// <summary>… over at least so long.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3.00:00:00")]
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the secret before a rotation signs beside the new one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan RotationOverlap { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long delivered, parked and cancelled ones can be read.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Endpoints of one client.</summary>
    [Range(1, 1000)]
    public int EndpointsPerClient { get; set; } = 20;
}
