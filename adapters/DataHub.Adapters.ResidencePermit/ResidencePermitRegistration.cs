using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.ResidencePermit;

public static class ResidencePermitRegistration
{
    public static IServiceCollection AddResidencePermit(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<ResidencePermitAdapter, IResidencePermitApi, ResidencePermitOptions>(
            configuration, ItemId.ResidencePermit, PermitWire.Default, GatewayOptions.SharedSection);
}
