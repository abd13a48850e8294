using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.BirthCertificate;

public static class BirthCertificateRegistration
{
    public static IServiceCollection AddBirthCertificate(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<BirthCertificateAdapter, IBirthCertificateApi, BirthCertificateOptions>(configuration, ItemId.BirthCertificate, BirthWire.Default);
}
