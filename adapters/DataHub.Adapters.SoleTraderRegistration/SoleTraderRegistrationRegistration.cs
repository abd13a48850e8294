using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.SoleTraderRegistration;

public static class SoleTraderRegistrationRegistration
{
    public static IServiceCollection AddSoleTraderRegistration(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<SoleTraderRegistrationAdapter, ISoleTraderRegistrationApi, SoleTraderRegistrationOptions>(
            configuration, ItemId.SoleTraderRegistration, SoleTraderWire.Default, GatewayOptions.SharedSection);
}
