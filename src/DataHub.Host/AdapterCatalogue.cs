using DataHub.Adapters.EnterpriseRegistration;
using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.MarriageRegistration;
using DataHub.Adapters.ResidencePermit;
using DataHub.Adapters.SocialInsurance;
using DataHub.Adapters.SoleTraderRegistration;

namespace DataHub.Host;

/// <summary>Every data source of the hub: one line each.</summary>
internal static class AdapterCatalogue
{
    public static IServiceCollection AddAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddHouseholdRegistration(configuration)
        .AddResidencePermit(configuration)
        .AddEnterpriseRegistration(configuration)
        .AddSoleTraderRegistration(configuration)
        .AddMarriageRegistration(configuration)
        .AddSocialInsurance(configuration);
}
