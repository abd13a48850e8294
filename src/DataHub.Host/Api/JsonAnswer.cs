using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DataHub.Host.Api;

/// <summary>A JSON answer, written by the source-generated serializer.</summary>
internal sealed class JsonAnswer<T>(T body, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(httpContext.Response.BodyWriter, body, type, httpContext.RequestAborted);
    }
}
