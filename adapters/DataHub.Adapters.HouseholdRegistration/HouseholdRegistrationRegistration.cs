using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.HouseholdRegistration;

public static class HouseholdRegistrationRegistration
{
    public static IServiceCollection AddHouseholdRegistration(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<HouseholdRegistrationAdapter, IHouseholdRegistrationApi, HouseholdRegistrationOptions>(
            configuration, ItemId.HouseholdRegistration, HouseholdWire.Default, GatewayOptions.SharedSection);
}
