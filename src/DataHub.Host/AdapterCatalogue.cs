using DataHub.Adapters.HouseholdRegistration;

namespace DataHub.Host;

/// <summary>Every data source of the hub: one line each.</summary>
internal static class AdapterCatalogue
{
    public static IServiceCollection AddAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddHouseholdRegistration(configuration);
}
