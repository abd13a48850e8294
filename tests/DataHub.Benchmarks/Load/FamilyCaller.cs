using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DataHub.Benchmarks.Staging;

namespace DataHub.Benchmarks.Load;

/// <summary>Posts families to one server and checks each answer; light, so that it takes little from what is measured.</summary>
/// <param name="name">Whom it calls, for messages.</param>
/// <param name="key">API key; none for the baseline.</param>
/// <param name="bodies">One body for each family.</param>
internal sealed class FamilyCaller(string name, Uri address, string? key, byte[][] bodies) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    });
    private readonly string _run = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
    private long _next;

    public string Name => name;
    public int Families => bodies.Length;

    /// <summary>Verifies one family, as a new request of it each time.</summary>
    /// <param name="final">False where some answers are meant to be missing.</param>
    /// <returns>Bytes of the answer.</returns>
    /// <exception cref="BenchmarkException">The answer was no final verdict.</exception>
    public async Task<int> CallAsync(int family, CancellationToken cancellationToken, bool final = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Version = HttpVersion.Version11, Content = new ByteArrayContent(bodies[family]) };
        request.Content.Headers.ContentType = Json;
        request.Headers.TryAddWithoutValidation(FanOutServer.FamilyHeader, family.ToString(CultureInfo.InvariantCulture));
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            request.Headers.TryAddWithoutValidation("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{_run}-{Interlocked.Increment(ref _next)}"));
            request.Headers.TryAddWithoutValidation("Prefer", "wait=30");
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return !final && response.IsSuccessStatusCode ? body.Length
            : response.StatusCode == HttpStatusCode.OK && body.AsSpan().IndexOf("\"final\":true"u8) >= 0 ? body.Length
            : throw new BenchmarkException($"The {name} answered family {family} with {(int)response.StatusCode}: {Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 600))}");
    }

    public async Task<string> GetAsync(Uri page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        using var response = await _http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
