using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.MarriageRegistration;

public static class MarriageRegistrationRegistration
{
    public static IServiceCollection AddMarriageRegistration(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<MarriageRegistrationAdapter, IMarriageRegistrationApi, MarriageRegistrationOptions>(
            configuration, ItemId.MarriageRegistration, MarriageWire.Default, GatewayOptions.SharedSection);
}
