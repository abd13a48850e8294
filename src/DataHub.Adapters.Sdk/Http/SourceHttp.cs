using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Sdk.Http;

/// <summary>The named <see cref="HttpClient"/> of an item: pooled connections, and nothing that a source could use to lead the hub elsewhere.</summary>
internal static class SourceHttp
{
    public static void AddSourceHttp(this IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            // Connections are renewed by PooledConnectionLifetime; a client lives as long as the adapter.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers write the request's address, which can carry a person's name and number.
            .RemoveAllLoggers();

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 32,
        ActivityHeadersPropagator = null,
    };
}
