using System.Reflection;
using DataHub.Core.Ports;
using DataHub.Host.Starting;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class AdapterCatalogueTests
{
    private static readonly IReadOnlyList<Type> Registered = Catalogue();

    [Fact]
    public void Every_adapter_of_every_adapter_project_is_in_the_catalogue()
    {
        var written = Repository.Files("*.csproj", "adapters")
            .Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)))
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAdapter)))
            .Select(t => t.FullName);
        Registered.Select(t => t.FullName).Order().ShouldBe(written.Order());
    }

    [Fact]
    public void Every_folder_of_the_adapters_is_a_source_in_the_catalogue()
    {
        var folders = Repository.Files("*.cs", "adapters").Select(f => Path.GetRelativePath(Repository.Path("adapters"), f).Split(Path.DirectorySeparatorChar)[0]);
        Registered.Select(t => t.Assembly.GetName().Name).ShouldBe(folders.Distinct(), ignoreOrder: true);
    }

    private static List<Type> Catalogue()
    {
        var builder = HubHost.Create([]);
        builder.AddHub();
        return [.. builder.Services.Where(s => s.ServiceType == typeof(IAdapter)).Select(s => s.ImplementationType!)];
    }
}
