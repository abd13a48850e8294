using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataHub.Host.Api;

/// <summary>
/// A JSON answer, by the source-generated writing code: its type comes from <c>ContractsJson.Default</c>, because a context with an encoder
/// of its own is written by walking metadata, at twice the cost. The encoder (Chinese unescaped) is the writer's.
/// </summary>
internal sealed class JsonAnswer<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) : IResult
{
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(httpContext.Response.BodyWriter, Unescaped))
        {
            JsonSerializer.Serialize(json, body, type);
        }

        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
