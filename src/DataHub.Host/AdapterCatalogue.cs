using DataHub.Adapters.BirthCertificate;
using DataHub.Adapters.EnterpriseRegistration;
using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.MarriageRegistration;
using DataHub.Adapters.PreferentialTreatment;
using DataHub.Adapters.PresaleContract;
using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.RentalFiling;
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
        .AddPropertyTitle(configuration)
        .AddPresaleContract(configuration)
        .AddRentalFiling(configuration)
        .AddEnterpriseRegistration(configuration)
        .AddSoleTraderRegistration(configuration)
        .AddMarriageRegistration(configuration)
        .AddSocialInsurance(configuration)
        .AddBirthCertificate(configuration)
        .AddPreferentialTreatment(configuration);
}
