using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.PresaleContract;

public static class PresaleContractRegistration
{
    public static IServiceCollection AddPresaleContract(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<PresaleContractAdapter, IPresaleContractApi, PresaleContractOptions>(
            configuration, ItemId.PresaleContract, wire: null, Md5SignOptions.SharedSection);
}
