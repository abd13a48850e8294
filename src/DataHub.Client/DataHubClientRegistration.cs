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

    /// <summary>The operators' calls, on an HTTP client of the caller's.</summary>
    public static IDataHubOperations CreateOperations(HttpClient http, Uri address, string key) =>
        new DataHubOperations(RestService.For<IOperationsApi>(Prepared(http, address, key), Settings()));

    private static DataHubClient Client(HttpClient http, Uri address, string key) =>
        new(RestService.For<IDataHubApi>(Prepared(http, address, key), Settings()), TimeProvider.System);

    private static HttpClient Prepared(HttpClient http, Uri address, string key)
    {
        http.BaseAddress = address;
        http.Timeout = Timeout;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    private static RefitSettings Settings() => new(new SystemTextJsonContentSerializer(ContractsJson.Wire.Options));
}
