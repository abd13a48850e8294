using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.PropertyTitle;

public static class PropertyTitleRegistration
{
    public static IServiceCollection AddPropertyTitle(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAdapter<PropertyTitleAdapter, IPropertyTitleApi, PropertyTitleOptions>(configuration, ItemId.PropertyTitle, TitleWire.Default);
}
