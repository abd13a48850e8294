using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.PreferentialTreatment;

public static class PreferentialTreatmentRegistration
{
    public static IServiceCollection AddPreferentialTreatment(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<PreferentialTreatmentAdapter, IPreferentialTreatmentApi, PreferentialTreatmentOptions>(
            configuration, ItemId.PreferentialTreatment, PreferentialWire.Default);
}
