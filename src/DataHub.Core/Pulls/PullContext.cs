using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Pulls;

/// <summary>Lanes of a source in order of precedence.</summary>
[JsonConverter(typeof(KebabEnumConverter<Lane>))]
public enum Lane { Online, Replay, Batch }

/// <summary>Who asks and how urgently: what goes along with a question but is no part of it.</summary>
public sealed record PullContext
{
    public required Lane Lane { get; init; }

    /// <summary>County code on whose behalf the source is asked.</summary>
    public required string Division { get; init; }

    /// <summary>Ticket of an earlier fetch to carry on with.</summary>
    public string? Ticket { get; init; }

    /// <summary>An operator's test call: made although the item is paused or the source left alone, but not without quota.</summary>
    public bool IsProbe { get; init; }

    /// <summary>When this call must have come back, or suspended itself; the tickets' polling budget.</summary>
    public required DateTimeOffset GiveUpAt { get; init; }
}
