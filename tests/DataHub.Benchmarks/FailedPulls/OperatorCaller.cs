using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace DataHub.Benchmarks.FailedPulls;

/// <summary>Calls the operators' API and times it, from sending to the last byte.</summary>
internal sealed class OperatorCaller(Uri hub, string key) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = hub, Timeout = TimeSpan.FromMinutes(5) };

    /// <param name="path">Relative, with its query.</param>
    /// <param name="body">JSON to post; null: get.</param>
    /// <exception cref="BenchmarkException">It was refused.</exception>
    public async Task<(JsonElement Answer, TimeSpan Took)> CallAsync(string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        if (!response.IsSuccessStatusCode)
        {
            throw new BenchmarkException($"{path} was answered with {(int)response.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
        }

        using var document = JsonDocument.Parse(bytes);
        return (document.RootElement.Clone(), took);
    }

    public void Dispose() => _http.Dispose();
}
