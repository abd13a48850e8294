using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.OAuth;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Telemetry;
using DataHub.Adapters.Sdk.Tickets;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Sdk.Registration;

/// <summary>What the one-line extension of each adapter project calls.</summary>
public static class AdapterRegistration
{
    /// <summary>
    /// Registers an adapter with its client, options (validated at start) and endpoints. The host must register
    /// <see cref="ISharedSecrets"/>, <see cref="ISequences"/> and <see cref="IQuotaLedger"/>.
    /// </summary>
    /// <param name="wire">The adapter's source-generated JSON: request bodies are written with it; null where they are no JSON.</param>
    /// <param name="sharedSection">Section of settings that items of one scheme share, or null.</param>
    public static IServiceCollection AddAdapter<TAdapter, TApi, TOptions>(
        this IServiceCollection services, IConfiguration configuration, ItemId item, JsonSerializerContext? wire, string? sharedSection = null)
        where TAdapter : class, IAdapter
        where TApi : class
        where TOptions : AdapterOptions, new()
    {
        services.AddSdk();
        services.AddOptions<AdapterItems>().Configure(items => items.Add(item, sharedSection)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<AdapterItems>>(new AdapterItemsValidator(configuration));
        services.AddSourceHttp(item.Value);
        services.AddOptions<AdapterSettings<TOptions>>()
            .Configure(settings => settings.Bind(configuration, $"{AdapterItems.Section}:{item}", sharedSection))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AdapterSettings<TOptions>>, AdapterSettingsValidator<TOptions>>();
        services.AddSingleton(provider => new Endpoints<TApi, TOptions>(
            item, wire, provider.GetRequiredService<IOptions<AdapterSettings<TOptions>>>(), provider.GetRequiredService<SourceParts>()));
        services.AddSingleton<IAdapter, TAdapter>();
        return services;
    }

    private static void AddSdk(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PullingMetrics>();
        services.TryAddSingleton<SourceRegistry>();
        services.TryAddSingleton<SourceParts>();
        services.TryAddSingleton<OAuthCaller>();
        services.TryAddSingleton<Md5SignCaller>();
        services.TryAddSingleton<TicketPolling>();
        services.AddGateway();
    }
}
