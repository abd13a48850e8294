using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.RentalFiling;

public static class RentalFilingRegistration
{
    public static IServiceCollection AddRentalFiling(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<RentalFilingAdapter, IRentalFilingApi, RentalFilingOptions>(
            configuration, ItemId.RentalFiling, wire: null, Md5SignOptions.SharedSection);
}
