using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Items;
using DataHub.Core.Ports;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>The shared suite, run over every subject of this project.</summary>
public sealed class ConformanceTests
{
    private static readonly IReadOnlyList<ConformanceSubject> Subjects =
    [
        .. typeof(ConformanceTests).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsSubclassOf(typeof(ConformanceSubject)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (ConformanceSubject)Activator.CreateInstance(t)!),
    ];

    private static readonly Dictionary<string, ConformanceCase> Cases =
        Subjects.SelectMany(s => ConformanceSuite.Cases(s).Select(c => (Name: $"{s.Item}: {c.Name}", Case: c))).ToDictionary(c => c.Name, c => c.Case);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Conforms(string name) => Cases[name].RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public void Every_item_of_the_handbook_is_in_the_suite() => Subjects.Select(s => s.Item).ShouldBe(ItemId.Handbook, ignoreOrder: true);

    [Fact]
    public async Task Every_adapter_project_is_in_the_suite()
    {
        List<string> tested = [];
        foreach (var subject in Subjects)
        {
            await using var rig = new ConformanceRig(subject, (_, _) => Task.FromResult(new CannedAnswer()));
            tested.Add(rig.Adapter.GetType().Assembly.GetName().Name!);
        }

        var projects = Directory.GetFiles(AppContext.BaseDirectory, "DataHub.Adapters.*.dll")
            .Select(System.Reflection.Assembly.LoadFrom)
            .Where(a => a.GetTypes().Any(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IAdapter))))
            .Select(a => a.GetName().Name!)
            .ToList();

        projects.ShouldNotBeEmpty();
        tested.ShouldBe(projects, ignoreOrder: true);
    }
}
