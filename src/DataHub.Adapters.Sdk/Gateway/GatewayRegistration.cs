using DataHub.Adapters.Sdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataHub.Adapters.Sdk.Gateway;

internal static class GatewayRegistration
{
    public static void AddGateway(this IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(GatewaySessions)))
        {
            return;
        }

        services.AddSourceHttp(GatewaySessions.ClientName);
        services.AddSingleton<GatewaySessions>();
        services.AddSingleton<SerialNumbers>();
        services.TryAddSingleton(provider => new GatewayCaller(
            provider.GetRequiredService<GatewaySessions>(), provider.GetRequiredService<SerialNumbers>(), provider.GetRequiredService<TimeProvider>()));
    }
}
