using System.Text.Json;
using DataHub.Core.Policies;
using DataHub.Verification.Checks;
using DataHub.Verification.Policies;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class CheckBindingTests
{
    private readonly List<PolicyProblem> _problems = [];

    [Fact]
    public void Checks_are_bound_in_order()
    {
        var checks = Bind("""{ "Check": "permit.in-force" }""", """{ "Check": "permit.months", "months": 12 }""");
        checks.Select(c => c.Definition.Name).ShouldBe(["permit.in-force", "permit.months"]);
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_checks_and_bad_parameters_are_all_named()
    {
        Bind("""{ "Check": "permit.colour" }""", """{ "Check": "tax.paid" }""", """{ "Check": "permit.months", "months": 0, "month": 1 }""", """{ "Check": "permit.in-division", "prefixes": ["3701", "3799"] }""");

        _problems.Select(p => p.Pointer).ShouldBe(["/checks/0/check", "/checks/1/check", "/checks/2/months", "/checks/2/month", "/checks/3/prefixes"]);
        _problems[0].Fix.ShouldContain("permit.valid");
        _problems[0].Fix.ShouldNotContain("rental.tenant");
        _problems[1].Fix.ShouldContain("rental.tenant");
        _problems[4].Problem.ShouldContain("'3799'");
    }

    [Fact]
    public void The_errors_of_a_check_beside_are_noted_once()
    {
        Bind("""{ "Check": "insurance.in-division", "prefixes": ["99"] }""", """{ "Check": "insurance.months", "months": 12, "endsWithin": 3 }""");
        _problems.ShouldHaveSingleItem().Pointer.ShouldBe("/checks/0/prefixes");
    }

    private IReadOnlyList<Check> Bind(params string[] specs) =>
        CheckBinding.Bind([.. specs.Select(s => JsonSerializer.Deserialize<CheckSpec>(s)!)], new Known(Some.Family).Policy, "/checks", _problems);
}
