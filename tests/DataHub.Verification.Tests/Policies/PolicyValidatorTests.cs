using System.Text.Json.Nodes;
using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Policies;

public sealed class PolicyValidatorTests
{
    private readonly JsonObject _policy = JsonNode.Parse(SamplePolicies.Text("370102-2026-primary"))!.AsObject();

    private JsonObject Group(int index) => _policy["groups"]![index]!.AsObject();

    private JsonObject Requirement(int group, int index) => Group(group)["requirements"]![index]!.AsObject();

    [Fact]
    public void Everything_wrong_is_answered_at_once()
    {
        _policy["division"] = "379999";
        _policy["referenceDate"] = "2027-08-31";
        _policy["decisionDeadline"] = "2025-07-20T18:00:00+08:00";
        _policy["title"]!["en"] = " ";
        _policy["age"]![0]!["bornFrom"] = "2020-09-01";
        _policy["scoring"] = JsonNode.Parse("""[{ "item": "residence", "points": 10 }, { "item": "parents-degree", "points": 0 }, { "item": "residence", "points": 5 }]""");
        _policy["furtherMaterials"] = JsonNode.Parse("""["儿童预防接种证", "parents' income statement", "一寸照片"]""");
        Group(1)["id"] = "migrant-worker";
        Group(2)["defining"] = new JsonArray();
        Requirement(0, 0)["alternatives"]![0]!["paper"] = "passport";
        Requirement(0, 1)["alternatives"]![0]!["checks"]![0]!["check"] = "property.buyer";
        Requirement(0, 2)["id"] = "grandparentage";
        Requirement(3, 0)["alternatives"] = new JsonArray();
        Requirement(3, 1)["alternatives"]![0]!["checks"]![1]!["months"] = 121;
        Requirement(3, 1)["alternatives"]![1]!["checks"] = new JsonArray();
        Requirement(4, 0)["alternatives"]![0]!["checks"]![0]!["categories"] = new JsonArray("03", "07");
        _policy["districts"]![0]!["areas"]![2]!["to"] = 0;
        _policy["districts"]![1]!["id"] = "370102-wenhua-east";

        var problems = PolicyReader.Read(_policy.ToJsonString()).Problems;

        problems.Select(p => p.Pointer).Distinct().ShouldBe(
        [
            "/division", "/referenceDate", "/decisionDeadline", "/title/en", "/age/0/bornTo",
            "/scoring/1/item", "/scoring/1/points", "/scoring/2/item", "/furtherMaterials/0", "/furtherMaterials/1",
            "/groups/0/requirements", "/groups/0/requirements/0/alternatives/0/paper",
            "/groups/0/requirements/1/alternatives/0/checks/0/check", "/groups/0/requirements/2/id",
            "/groups/1/requirements", "/groups/1/defining", "/groups/2/defining", "/groups/3/id", "/groups/3/requirements",
            "/groups/3/requirements/0/alternatives",
            "/groups/3/requirements/1/alternatives/0/checks/1/months", "/groups/3/requirements/1/alternatives/1/checks",
            "/groups/4/requirements/0/alternatives/0/checks/0/categories", "/groups/4/requirements",
            "/districts/0/areas/2/to", "/districts/1/id",
        ], ignoreOrder: true);
        problems.ShouldAllBe(p => p.Problem.Length > 0 && p.Fix.Length > 0);
    }

    [Fact]
    public void Six_papers_are_one_too_many()
    {
        var requirements = Requirement(3, 0).Parent!.AsArray(); // migrant-worker asks for four
        requirements.Add(Requirement(0, 0).DeepClone());
        Problems().ShouldBeEmpty("five papers are allowed");
        requirements.Add(Requirement(0, 1).DeepClone());
        var problem = Problems().ShouldHaveSingleItem();
        problem.ShouldBe(new("/groups/3/requirements", "the group may ask for 6 papers", "ask for at most 5: one for each requirement, further materials included"));
    }

    [Fact]
    public void A_requirement_without_paper_does_not_count_but_is_refused()
    {
        foreach (var alternative in Requirement(1, 2)["alternatives"]!.AsArray())
        {
            alternative!.AsObject().Remove("paper");
        }

        Problems().ShouldHaveSingleItem().Pointer.ShouldBe("/groups/1/requirements/2/alternatives");
    }

    [Theory]
    [InlineData("preschool-attendance")]
    [InlineData("幼儿园毕业证明")]
    [InlineData("学前教育经历")]
    [InlineData("Pre-school report")]
    [InlineData("计划生育证明")]
    [InlineData("独生子女证")]
    [InlineData("family planning certificate")]
    [InlineData("超龄入学证明")]
    [InlineData("over-age certificate")]
    [InlineData("户籍地无监护条件证明")]
    [InlineData("proof of no guardian at home")]
    [InlineData("父母职称证书")]
    [InlineData("收入证明")]
    [InlineData("father's job title")]
    [InlineData("mother's salary slips")]
    [InlineData("预防接种证")]
    [InlineData("vaccination booklet")]
    [InlineData("vaccination")]
    public void Prohibited_materials_are_refused_in_either_language(string material)
    {
        _policy["furtherMaterials"] = new JsonArray(material);
        Problems().ShouldHaveSingleItem().Pointer.ShouldBe("/furtherMaterials/0");
    }

    [Theory]
    [InlineData("一寸照片")]
    [InlineData("medical insurance coverage statement")]
    [InlineData("guardian's telephone number")]
    public void Other_materials_are_allowed(string material)
    {
        _policy["furtherMaterials"] = new JsonArray(material);
        Problems().ShouldBeEmpty();
    }

    [Fact]
    public void A_prohibited_material_as_a_paper_is_called_so()
    {
        Requirement(0, 0)["alternatives"]![0]!["paper"] = "vaccination";
        Problems().ShouldHaveSingleItem().Problem.ShouldBe("vaccination as a precondition may not be asked for");
    }

    [Theory]
    [InlineData("household-type")]
    [InlineData("residence")]
    [InlineData("employment")]
    [InlineData("property-type")]
    public void The_four_lawful_scoring_items_are_allowed(string item)
    {
        _policy["scoring"] = new JsonArray(new JsonObject { ["item"] = item, ["points"] = 10 });
        Problems().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("370102", true)]
    [InlineData("370100", false)] // a prefecture
    [InlineData("370123", false)] // Changqing county, a district since
    [InlineData("110101", false)] // another province
    [InlineData("3701", false)]
    public void The_division_is_a_county_in_force(string division, bool allowed)
    {
        _policy["division"] = division;
        Problems().Select(p => p.Pointer).ShouldBe(allowed ? [] : ["/division"]);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00+08:00", true)]
    [InlineData("2025-12-31T16:00:00Z", true)] // New Year in Beijing
    [InlineData("2026-12-31T16:00:00Z", false)]
    public void The_deadline_lies_in_the_year_by_Beijing_time(string deadline, bool allowed)
    {
        _policy["decisionDeadline"] = deadline;
        Problems().Select(p => p.Pointer).ShouldBe(allowed ? [] : ["/decisionDeadline"]);
    }

    [Theory]
    [InlineData("""{ "kind": "community", "name": "一号院", "from": 1 }""", "from")]
    [InlineData("""{ "kind": "town", "name": "一镇", "to": 1 }""", "to")]
    [InlineData("""{ "kind": "community", "name": "一号院", "parity": "odd" }""", "parity")]
    [InlineData("""{ "kind": "road", "name": "新一路", "town": "一镇" }""", "town")]
    [InlineData("""{ "kind": "road", "name": "新一路", "from": 0 }""", "from")]
    [InlineData("""{ "kind": "road", "name": "新一路", "from": 9, "to": 7 }""", "to")]
    [InlineData("""{ "kind": "village", "name": "" }""", "name")]
    public void Areas_are_well_formed(string area, string member)
    {
        _policy["districts"]!.AsArray().Add(new JsonObject { ["id"] = "x", ["name"] = "新学区", ["areas"] = new JsonArray(JsonNode.Parse(area)) });
        Problems().ShouldContain(p => p.Pointer == $"/districts/9/areas/0/{member}");
    }

    [Fact]
    public void Every_alternative_of_the_vocabulary_can_be_decided() => PolicyVocabulary.Alternatives.Values.SelectMany(a => a).ShouldAllBe(a => Claim.Of(a) != null);

    [Theory]
    [InlineData("""{ "check": "rental.tenant" }""", "check")] // no title is a rental
    [InlineData("""{ "check": "property.share", "minShare": 0 }""", "minShare")]
    [InlineData("""{ "check": "property.share", "minShare": 101 }""", "minShare")]
    [InlineData("""{ "check": "property.share" }""", "minShare")]
    [InlineData("""{ "check": "property.share", "minshare": 50, "minShare": 50 }""", "minshare")]
    [InlineData("""{ "check": "property.seat-free", "years": 21 }""", "years")]
    [InlineData("""{ "check": "property.registered-by", "date": "2027-01-01" }""", "date")]
    [InlineData("""{ "check": "property.dwelling", "uses": [] }""", "uses")]
    [InlineData("""{ "check": "household.in-division", "prefixes": ["3799"] }""", "prefixes")]
    public void Checks_fit_their_alternative_and_their_parameters_are_in_range(string check, string member)
    {
        Requirement(0, 1)["alternatives"]![0]!["checks"]!.AsArray().Add(JsonNode.Parse(check));
        Problems().Select(p => p.Pointer).ShouldBe([$"/groups/0/requirements/1/alternatives/0/checks/10/{member}"]);
    }

    [Fact]
    public void Checks_of_districts_need_districts()
    {
        _policy["districts"] = new JsonArray();
        Problems().Select(p => p.Pointer).ShouldBe(
        [
            "/groups/0/requirements/1/alternatives/0/checks/6/check", "/groups/0/requirements/1/alternatives/0/checks/9/check",
            "/groups/0/requirements/1/alternatives/1/checks/6/check", "/groups/0/requirements/1/alternatives/1/checks/10/check",
            "/groups/0/requirements/1/alternatives/2/checks/5/check", "/groups/0/requirements/1/alternatives/2/checks/7/check",
            "/groups/2/requirements/0/alternatives/0/checks/6/check", "/groups/2/requirements/0/alternatives/1/checks/5/check",
        ]);
    }

    [Fact]
    public void Districts_may_not_overlap()
    {
        _policy["districts"]!.AsArray().Add(JsonNode.Parse(
            """
            { "id": "x", "name": "新学区", "areas": [
              { "kind": "road", "name": "文化东路", "from": 99, "to": 101, "parity": "odd" },
              { "kind": "community", "name": "新一号院" },
              { "kind": "community", "name": "保利花园" } ] }
            """));

        var problems = Problems();
        problems.Select(p => p.Pointer).ShouldBe(["/districts/9/areas/0", "/districts/9/areas/0", "/districts/9/areas/2"], ignoreOrder: true);
        problems.ShouldContain(p => p.Problem == "保利花园 of x overlaps 保利花园 of 370102-yaotou");
    }

    private IReadOnlyList<PolicyProblem> Problems() => PolicyReader.Read(_policy.ToJsonString()).Problems;
}
