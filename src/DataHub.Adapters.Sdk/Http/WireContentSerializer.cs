using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace DataHub.Adapters.Sdk.Http;

/// <summary>Writes Refit's request bodies with an adapter's source-generated context into one buffer, so that their length is announced.</summary>
internal sealed class WireContentSerializer(JsonSerializerContext? context) : IHttpContentSerializer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public HttpContent ToHttpContent<T>(T item)
    {
        var type = (JsonTypeInfo<T>)(context?.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not in the adapter's JSON context"));
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(item, type));
        content.Headers.ContentType = Json;
        return content;
    }

    /// <summary>Never used: answers are kept as bytes and read from them.</summary>
    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("interfaces answer HttpResponseMessage");

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
}
