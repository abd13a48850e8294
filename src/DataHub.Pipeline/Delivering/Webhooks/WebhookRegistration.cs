using System.Net;
using DataHub.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Delivering.Webhooks;

internal static class WebhookRegistration
{
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration, Random jitter)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.Lease >= o.Timeout + TimeSpan.FromSeconds(4), "Webhooks:Lease must be at least 4 s longer than Webhooks:Timeout, or two nodes send one delivery")
            .Validate(o => Uri.IsWellFormedUriString(o.Source, UriKind.RelativeOrAbsolute), "Webhooks:Source must be a URI, absolute or relative").ValidateOnStart();
        services.TryAddSingleton<HostLookup>(_ => Dns.GetHostAddressesAsync);
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton(new DeliverySchedule(jitter));
        services.AddSingleton<WebhookSender>();
        services.AddHttpClient(WebhookSender.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers write the address, which may hold a token of the receiver.
            .RemoveAllLoggers();
        services.AddSingleton(s => new WebhookWork(
            s.GetRequiredService<IWebhookDeliveryStore>(),
            s.GetRequiredService<WebhookSender>(),
            s.GetRequiredService<DeliverySchedule>(),
            s.GetRequiredService<PipelineTelemetry>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<IOptions<WebhookOptions>>(),
            s.GetRequiredService<IOptions<PipelineOptions>>(),
            s.GetRequiredService<ILogger<WebhookWork>>()));
    }

    /// <summary>Nothing that a receiver could use to lead the hub elsewhere: no redirects, cookies or proxy, and each connection's address is looked at.</summary>
    private static SocketsHttpHandler Handler(IServiceProvider services) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 32,
        ActivityHeadersPropagator = null,
        ConnectCallback = services.GetRequiredService<WebhookTargets>().ConnectAsync,
    };
}
