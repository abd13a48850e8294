using System.Text.Json.Nodes;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items.Declared;
using DataHub.Core.Verdicts;
using DataHub.Verification.Deciding;
using DataHub.Verification.Explaining;
using DataHub.Verification.Policies;
using DataHub.Verification.Tests.Arranging;
using DataHub.Verification.Tests.Policies;

namespace DataHub.Verification.Tests.Deciding;

/// <summary>An item that only a document describes decides like one of the eleven: asked, judged, explained, and refused in policies where it cannot be.</summary>
public sealed class DeclaredItemTests
{
    private const string Alternative = """
        { "id": "disability-certificate", "paper": "disability-paper", "checks": [
            { "check": "record.exists" }, { "check": "record.field-equals", "field": "level", "values": ["one"] }, { "check": "record.valid-on", "to": "expires" } ] }
        """;

    private static readonly DeclaredRecord Good = Declared.Record(("level", FieldValue.Of("one")), ("expires", FieldValue.Of("2028-01-01")));

    [Fact]
    public void A_record_meets_the_requirement()
    {
        var run = World.Residents().With(Good).Run(Policy(Alternative), County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.ZeroProof);
        var home = run.Requirement("home");
        (home.Status, home.Reason).ShouldBe((RequirementStatus.Verified, "met-by-disability-certificate"));
        Explanation.Of(home, items: Declared.Items).Sentence.Zh.ShouldBe("残疾人证的记录符合要求。");
    }

    [Fact]
    public void Without_one_its_own_paper_is_asked_for()
    {
        var run = World.Residents().Run(Policy(Alternative), County.Owners);

        run.Verdict.Papers.ShouldHaveSingleItem().Material.ShouldBe("disability-paper");
        Explanation.Of(run.Requirement("home"), items: Declared.Items).NextStep!.En.ShouldContain("disability certificate");
    }

    [Fact]
    public void One_that_ended_is_a_contradiction()
    {
        var run = World.Residents().With(Declared.Record(("level", FieldValue.Of("one")), ("expires", FieldValue.Of("2026-01-01")))).Run(Policy(Alternative), County.Owners);

        run.Requirement("home").ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(RequirementStatus.Contradicted),
            r => r.Counterfactual!.Code.ShouldBe("record-needed-until"));
    }

    [Fact]
    public void A_source_that_does_not_answer_is_awaited()
    {
        var run = World.Residents().Says(Declared.Certificate.Item, null, null).Run(Policy(Alternative), County.Owners);

        run.Verdict.Outcome.ShouldBe(Outcome.Pending);
        run.Decision.Awaited.ShouldContain("disability-certificate/child");
    }

    [Fact]
    public void The_parents_are_asked_only_where_the_child_has_none()
    {
        World.Residents().With(Good).Run(Policy(Alternative), County.Owners).Waves.SelectMany(w => w).Where(IsDeclared).ShouldBe(["disability-certificate/child"]);
        World.Residents().Run(Policy(Alternative), County.Owners).Waves.SelectMany(w => w).Where(IsDeclared)
            .ShouldBe(["disability-certificate/child", "disability-certificate/guardian-1", "disability-certificate/guardian-2"], ignoreOrder: true);
    }

    [Fact]
    public void Whose_document_the_source_does_not_know_is_not_asked_for()
    {
        var family = Some.Family with { Child = Some.Family.Child with { IdType = IdType.Passport, IdNumber = "E12345678" } };

        new World(family).Run(Policy(Alternative), County.Owners).Waves.SelectMany(w => w).ShouldNotContain("disability-certificate/child");
    }

    [Fact]
    public void A_policy_may_name_only_items_that_are_known() =>
        Problems(Alternative, DeclaredItems.None).ShouldBe(["/groups/0/requirements/1/alternatives/0/id", "/groups/0/requirements/1/alternatives/0/paper"], ignoreOrder: true);

    [Fact]
    public void A_paper_that_may_not_be_asked_for_is_refused_whatever_its_id()
    {
        DeclaredItems items = new([Declared.Certificate with { Paper = new("disability-paper", new("儿童预防接种证", "vaccination record")) }]);

        Problems(Alternative, items).ShouldBe(["/groups/0/requirements/1/alternatives/0/paper"]);
    }

    [Fact]
    public void Checks_of_records_are_for_declared_items_alone() =>
        Problems("""{ "id": "title", "paper": null, "checks": [ { "check": "property.owner" }, { "check": "record.exists" } ] }""", Declared.Items)
            .ShouldContain("/groups/0/requirements/1/alternatives/0/checks/1/check");

    [Fact]
    public void A_policy_uses_at_most_eight()
    {
        DeclaredItems items = new([.. Enumerable.Range(1, 9).Select(i => Declared.Certificate with { Item = new($"item-{i}") })]);
        var alternatives = items.All.Select(item => $$"""{ "id": "{{item.Item}}", "paper": "property-certificate", "checks": [ { "check": "record.exists" } ] }""").ToArray();

        PolicyReader.Read(Json(alternatives[..8]), items).Problems.ShouldBeEmpty();
        PolicyReader.Read(Json(alternatives), items).Problems.Single().Problem.ShouldContain("at most 8 declared items");
    }

    [Fact]
    public void One_that_the_document_lost_still_explains_an_old_verdict()
    {
        var run = World.Residents().Run(Policy(Alternative), County.Owners);

        Explanation.Of(run.Requirement("home")).NextStep!.Zh.ShouldContain("disability-paper");
    }

    private static bool IsDeclared(string question) => question.StartsWith("disability-certificate/", StringComparison.Ordinal);

    private static CompiledPolicy Policy(string alternative) => CompiledPolicy.Compile(PolicyReader.Read(Json(alternative), Declared.Items).Policy.ShouldNotBeNull(), 1, Declared.Items);

    private static IEnumerable<string> Problems(string alternative, DeclaredItems items) => PolicyReader.Read(Json(alternative), items).Problems.Select(p => p.Pointer);

    /// <summary>The sample policy, whose owners meet <c>home</c> by these alternatives alone.</summary>
    private static string Json(params string[] alternatives)
    {
        var policy = JsonNode.Parse(SamplePolicies.Text("370102-2026-primary"))!;
        policy["groups"]![0]!["requirements"]![1]!["alternatives"] = new JsonArray([.. alternatives.Select(a => JsonNode.Parse(a))]);
        return policy.ToJsonString();
    }
}
