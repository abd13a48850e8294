using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.SocialInsurance;

public static class SocialInsuranceRegistration
{
    public static IServiceCollection AddSocialInsurance(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<SocialInsuranceAdapter, ISocialInsuranceApi, SocialInsuranceOptions>(configuration, ItemId.SocialInsurance, wire: null);
}
