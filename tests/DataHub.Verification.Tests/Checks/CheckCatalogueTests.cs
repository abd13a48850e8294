using System.Reflection;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Tests.Checks;

/// <summary>One file per check, one line in the catalogue, one test class of its name: whoever adds a check is told what is missing.</summary>
public sealed class CheckCatalogueTests
{
    private static readonly Type[] Checks = [.. typeof(Check).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Check)) && !type.IsAbstract)];

    public static TheoryData<string> Names { get; } = [.. Checks.Select(check => check.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Lists_every_check_once()
    {
        CheckCatalogue.All.ShouldBe(Checks.Select(DeclarationOf), ignoreOrder: true);
        CheckCatalogue.All.Select(check => check.Name).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_check_has_a_test_class_that_names_all_it_can_answer(string check)
    {
        var tests = typeof(CheckCatalogueTests).Assembly.GetType($"{typeof(CheckCatalogueTests).Namespace}.{check}Tests");
        tests.ShouldNotBeNull($"{check} is tested in Checks/{check}Tests.cs");
        tests.GetMethods().ShouldContain(method => method.GetCustomAttribute<FactAttribute>() != null, $"{tests.Name} tests nothing");

        var sources = string.Concat(Sources(tests));
        var declaration = DeclarationOf(Checks.Single(type => type.Name == check));
        declaration.Reasons.Concat(declaration.Counterfactuals).Where(code => !sources.Contains($"\"{code}\"", StringComparison.Ordinal))
            .ShouldBeEmpty($"codes that {tests.Name} does not bring about");
    }

    private static CheckDefinition DeclarationOf(Type check) => (CheckDefinition)check.GetProperty("Declaration")!.GetValue(null)!;

    /// <summary>The class's own file, and those of the classes that it shares its tests with.</summary>
    private static IEnumerable<string> Sources(Type tests)
    {
        for (var type = tests; type != null && type != typeof(object); type = type.BaseType)
        {
            yield return File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Checks", $"{type.Name}.cs"));
        }
    }
}
