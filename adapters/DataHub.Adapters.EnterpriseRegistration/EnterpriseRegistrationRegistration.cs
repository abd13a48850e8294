using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.EnterpriseRegistration;

public static class EnterpriseRegistrationRegistration
{
    public static IServiceCollection AddEnterpriseRegistration(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<EnterpriseRegistrationAdapter, IEnterpriseRegistrationApi, EnterpriseRegistrationOptions>(
            configuration, ItemId.EnterpriseRegistration, EnterpriseWire.Default, GatewayOptions.SharedSection);
}
