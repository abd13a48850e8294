using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DataHub.Adapters.Sdk.Conformance;

/// <summary>What the adapter sent.</summary>
/// <param name="Headers">Of request and content, the first value of each, names as sent.</param>
public sealed record CannedRequest(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Address.AbsolutePath;
    public string Text => Encoding.UTF8.GetString(Body);
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What a canned source answers.</summary>
public sealed record CannedAnswer
{
    public int Status { get; init; } = 200;
    public byte[] Body { get; init; } = [];
    public string ContentType { get; init; } = "application/json";
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static CannedAnswer Json(string json, int status = 200) => new() { Status = status, Body = Encoding.UTF8.GetBytes(json) };

    /// <summary>The page of a front that stands before the source.</summary>
    public static CannedAnswer Html(int status) =>
        new() { Status = status, ContentType = "text/html", Body = Encoding.UTF8.GetBytes($"<html><body><h1>{status}</h1></body></html>") };
}

/// <summary>Answers from memory; a request that nobody expected fails the case.</summary>
internal sealed class CannedHandler(Func<CannedRequest, CancellationToken, Task<CannedAnswer>> answer) : HttpMessageHandler
{
    private readonly List<CannedRequest> _requests = [];

    public IReadOnlyList<CannedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(h => h.Key, h => h.Value.First(), StringComparer.OrdinalIgnoreCase);
        var canned = new CannedRequest(request.Method, request.RequestUri!, headers, body);
        lock (_requests)
        {
            _requests.Add(canned);
        }

        var answered = await answer(canned, cancellationToken).ConfigureAwait(false);
        var response = new HttpResponseMessage((HttpStatusCode)answered.Status) { Content = new ByteArrayContent(answered.Body), RequestMessage = request };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answered.ContentType);
        foreach (var (name, value) in answered.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
