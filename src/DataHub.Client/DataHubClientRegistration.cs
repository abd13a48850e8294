using System.Net.Http.Headers;
using DataHub.Contracts.Json;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace DataHub.Client;

/// <summary>Makes clients, with or without dependency injection.</summary>
public static class DataHubClientRegistration
{
    /// <summary>Longer than the longest wait of a call.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    /// <summary>Registers <see cref="IDataHubClient"/>.</summary>
    /// <param name="key">API key or token.</param>
    /// <returns>To add handlers (resilience, logging) to.</returns>
    public static IHttpClientBuilder AddDataHubClient(this IServiceCollection services, Uri address, string key) =>
        services.AddHttpClient<IDataHubClient, DataHubClient>((http, _) => Client(http, address, key));

    /// <summary>A client on an HTTP client of the caller's.</summary>
    public static IDataHubClient Create(HttpClient http, Uri address, string key) => Client(http, address, key);

    private static DataHubClient Client(HttpClient http, Uri address, string key)
    {
        http.BaseAddress = address;
        http.Timeout = Timeout;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var settings = new RefitSettings(new SystemTextJsonContentSerializer(ContractsJson.Wire.Options));
        return new DataHubClient(RestService.For<IDataHubApi>(http, settings), TimeProvider.System);
    }
}
