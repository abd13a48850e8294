using System.Net;

namespace DataHub.Benchmarks.Staging;

/// <summary>One call that the hub made to a source, to be made again.</summary>
/// <param name="Headers">Of the request and of its content, signatures included.</param>
/// <param name="AnswerLength">Bytes of the answer that the hub got.</param>
internal sealed record RecordedCall(string Method, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body, int Status, int AnswerLength)
{
    public static async Task<RecordedCall> OfAsync(HttpRequestMessage request, byte[]? body, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(h => h.Key is not ("Content-Length" or "Host"))
            .Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)));
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return new RecordedCall(request.Method.Method, request.RequestUri!, [.. headers], body, (int)response.StatusCode, answer.Length);
    }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(Method), Address) { Version = HttpVersion.Version11 };
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}

/// <summary>What the bare fan-out does for one family.</summary>
/// <param name="AnswerLength">Bytes of the hub's answer to the front end; the baseline answers as many.</param>
internal sealed record FamilyCalls(IReadOnlyList<RecordedCall> Calls, int AnswerLength);
