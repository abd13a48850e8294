using System.Text.Json;
using DataHub.Core.Policies;
using DataHub.Verification.Checks;
using DataHub.Verification.Policies;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class CheckParametersTests
{
    [Fact]
    public void Every_wrong_missing_and_unknown_parameter_is_named_at_once()
    {
        var problems = new List<PolicyProblem>();
        var spec = JsonSerializer.Deserialize<CheckSpec>("""{ "Check": "x", "minShare": 150, "date": "2026-02-30", "uses": ["castle"], "mnths": 3 }""")!;
        var parameters = new CheckParameters(spec, new Known(Some.Family).Policy, "/groups/0/checks/1", problems, [spec]);

        parameters.Share("minShare");
        parameters.Date("date");
        parameters.Choices<DataHub.Core.Items.BuildingUse>("uses");
        parameters.Whole("months", 1, 60);
        parameters.Prefixes().ShouldBe(["370102"]);
        parameters.RefuseUnread();

        problems.Select(p => p.Pointer).ShouldBe(
            ["/groups/0/checks/1/minShare", "/groups/0/checks/1/date", "/groups/0/checks/1/uses", "/groups/0/checks/1/months", "/groups/0/checks/1/mnths"]);
    }

    [Theory]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    [InlineData("2006-01-01", true)]
    [InlineData("2005-12-31", false)]
    public void A_date_lies_where_an_admission_can_depend_on_it(string date, bool allowed)
    {
        var problems = new List<PolicyProblem>();
        var spec = JsonSerializer.Deserialize<CheckSpec>($$"""{ "Check": "x", "date": "{{date}}" }""")!;

        new CheckParameters(spec, new Known(Some.Family).Policy, "/checks/0", problems, [spec]).Date("date");

        problems.Select(p => p.Pointer).ShouldBe(allowed ? [] : ["/checks/0/date"]);
    }

    [Fact]
    public void A_share_is_given_in_per_cent()
    {
        var problems = new List<PolicyProblem>();
        var spec = JsonSerializer.Deserialize<CheckSpec>("""{ "Check": "x", "minShare": 51 }""")!;

        new CheckParameters(spec, new Known(Some.Family).Policy, "", problems, [spec]).Share("minShare").ToString().ShouldBe("51/100");

        problems.ShouldBeEmpty();
    }
}
