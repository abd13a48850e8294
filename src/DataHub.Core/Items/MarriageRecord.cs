using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

/// <summary>What an act left the couple in: re-issued certificates repeat the state they certify.</summary>
[JsonConverter(typeof(KebabEnumConverter<MarriageAct>))]
public enum MarriageAct { Marriage, Divorce, Annulment }

/// <summary>One act of the marriage register (婚姻登记) about one couple; the latest act is the couple's state.</summary>
public sealed record MarriageRecord : SourceRecord
{
    public required MarriageAct Act { get; init; }

    /// <summary>A re-issued certificate (IC, ICA, IBA), not the act itself.</summary>
    public required bool Reissue { get; init; }
    public required DateTimeOffset ActAt { get; init; }
    public required string ManName { get; init; }
    public required string ManIdNumber { get; init; }
    public required string WomanName { get; init; }
    public required string WomanIdNumber { get; init; }
    public required string CertificateNumber { get; init; }
}
