using DataHub.Core.Ports;
using DataHub.Host.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class AdapterCatalogueTests
{
    [Fact]
    public void Every_adapter_project_is_in_the_catalogue()
    {
        var builder = HubHost.Create([]);
        builder.AddHub();
        var registered = builder.Services.Where(s => s.ServiceType == typeof(IAdapter)).Select(s => s.ImplementationType!.Assembly.GetName().Name!).Order();
        var projects = Repository.Files("*.csproj", "adapters").Select(f => Path.GetFileNameWithoutExtension(f)).Order();
        registered.ShouldBe(projects);
    }
}
