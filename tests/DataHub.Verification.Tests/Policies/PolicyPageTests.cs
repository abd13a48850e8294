using DataHub.Verification.Checks;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Policies;

public sealed class PolicyPageTests
{
    [Fact]
    public void The_page_lists_every_check_with_its_parameters_in_the_catalogues_order()
    {
        var page = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Docs", "policies.md"));
        var listed = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells => $"{cells[1]} {cells[3]}".Trim());
        var known = CheckCatalogue.All.Select(check => string.Join(' ', PolicySchema.Parameters(check).Select(p => p.Name).Prepend(check.Name).Select(name => $"`{name}`")));
        listed.ShouldBe(known);
    }

    [Fact]
    public void The_page_marks_the_selectors()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "policies.md"));
        foreach (var check in CheckCatalogue.All)
        {
            page.Contains($"| `{check.Name}` | S: ", StringComparison.Ordinal).ShouldBe(check.Kind == CheckKind.Selector, check.Name);
        }
    }
}
