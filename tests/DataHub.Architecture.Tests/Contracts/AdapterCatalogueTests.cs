using System.Reflection;
using DataHub.Core.Ports;
using DataHub.Host.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class AdapterCatalogueTests
{
    [Fact]
    public void Every_adapter_of_every_adapter_project_is_in_the_catalogue()
    {
        var builder = HubHost.Create([]);
        builder.AddHub();
        var registered = builder.Services.Where(s => s.ServiceType == typeof(IAdapter)).Select(s => s.ImplementationType!.FullName);
        var written = Repository.Files("*.csproj", "adapters")
            .Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)))
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAdapter)))
            .Select(t => t.FullName);
        registered.Order().ShouldBe(written.Order());
    }
}
