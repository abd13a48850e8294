using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Sdk.Md5Sign;

/// <summary>The envelope of the scheme: rows, no data (which calls itself an error), or a refusal.</summary>
public static class Md5SignEnvelope
{
    /// <summary>Format of a raw answer that is the whole envelope.</summary>
    public const string Format = "envelope";

    private const string NoData = "NO_DATA";

    /// <returns>The rows; none where the source has no data.</returns>
    /// <exception cref="DriftException">The envelope does not fit.</exception>
    public static IReadOnlyList<TRow?> Rows<TRow>(ReadOnlyMemory<byte> body, JsonTypeInfo<Md5SignAnswer<TRow>> type) where TRow : class
    {
        var head = WireJson.Read(body, Md5SignWire.Default.Md5SignHead, "");
        return head.Refusal switch
        {
            NoData => [],
            null when head.Success => WireJson.Read(body, type, "").Result,
            null => throw DriftException.Missing("errorCode"),
            _ => throw DriftException.UnknownCode("errorCode"),
        };
    }

    /// <summary>The code of a refusal; null for an answer, and for what is no envelope, which reading it will name.</summary>
    internal static string? RefusalIn(ReadOnlyMemory<byte> body) =>
        WireJson.TryRead(body, Md5SignWire.Default.Md5SignHead)?.Refusal is { } code && code != NoData ? code : null;
}

/// <summary>An answered envelope around rows.</summary>
public sealed record Md5SignAnswer<TRow>
{
    [JsonPropertyName("success")] public required bool Success { get; init; }
    [JsonPropertyName("errorCode")] public required string? ErrorCode { get; init; }
    [JsonPropertyName("errorMsg")] public required string? ErrorMessage { get; init; }
    [JsonPropertyName("result")] public required IReadOnlyList<TRow?> Result { get; init; }

    public override string ToString() => nameof(Md5SignAnswer<TRow>);
}

/// <summary>Enough of an envelope to tell an answer from a refusal.</summary>
internal sealed record Md5SignHead
{
    [JsonPropertyName("success")] public required bool Success { get; init; }
    [JsonPropertyName("errorCode")] public string? ErrorCode { get; init; }

    /// <summary>A code beside <c>success</c> counts too: a refusal must never pass for an empty answer.</summary>
    [JsonIgnore] public string? Refusal => string.IsNullOrEmpty(ErrorCode) ? null : ErrorCode;
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Md5SignHead))]
internal sealed partial class Md5SignWire : JsonSerializerContext;
