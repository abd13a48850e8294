using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace DataHub.Host.Api;

/// <summary>Reads a JSON body whole, up to a limit, and tells every fault of its shape at once.</summary>
internal static class RequestBody
{
    /// <summary>A family is about 1 kB with its consent.</summary>
    public const int FamilyLimit = 64 * 1024;

    /// <summary>A policy with its school districts.</summary>
    public const int PolicyLimit = 1024 * 1024;

    /// <returns>The bytes, or why they are not taken.</returns>
    public static async ValueTask<(byte[] Bytes, Problem? Problem)> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (!(MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)))
        {
            return ([], new Problem(ErrorCodes.UnsupportedMediaType, "Send Content-Type: application/json."));
        }

        if (request.ContentLength > limit)
        {
            return ([], TooLarge(limit));
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return ([], TooLarge(limit));
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (bytes, null);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <returns>The request and its bytes, or why it is not taken.</returns>
    public static async ValueTask<(T? Value, byte[] Bytes, Problem? Problem)> ReadAsync<T>(
        HttpRequest request, int limit, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        var (bytes, unread) = await ReadAsync(request, limit, cancellationToken);
        if (unread is not null)
        {
            return (null, bytes, unread);
        }

        var (value, misshapen) = Parse(bytes, type);
        return (value, bytes, misshapen);
    }

    public static (T? Value, Problem? Problem) Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize(json, type);
            return value is null ? (null, new Problem(ErrorCodes.MalformedRequest, "The body is null; send an object.")) : (value, null);
        }
        catch (JsonException)
        {
            return (null, RequestShape.Explain(json, type));
        }
    }

    private static Problem TooLarge(int limit) => new(ErrorCodes.BodyTooLarge, $"The body may have at most {limit / 1024} KiB.");
}
