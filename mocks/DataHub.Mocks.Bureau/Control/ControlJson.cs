using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Control;

/// <summary>JSON of the mock's own calls: camelCase, kebab-case enumerations, unknown members refused.</summary>
internal static class ControlJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static BureauResponse Answer<T>(T value, int status = 200) => BureauResponse.Json(JsonSerializer.SerializeToUtf8Bytes(value, Options), status);

    /// <summary>400 with what is wrong.</summary>
    public static BureauResponse Refuse(Exception wrong) => Answer(new { error = wrong.Message }, 400);
}
