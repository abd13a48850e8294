using System.Text.Json.Nodes;
using CsCheck;
using DataHub.Core.Policies;
using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Theory]
    [MemberData(nameof(SamplePolicies.Names), MemberType = typeof(SamplePolicies))]
    public void Samples_are_read(string name)
    {
        var reading = PolicyReader.Read(SamplePolicies.Text(name));
        reading.Problems.ShouldBeEmpty();
        $"{reading.Policy!.Division}-{reading.Policy.Year}-{reading.Policy.Stage}".ShouldBe(name, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public void Every_difference_in_shape_is_found_at_once()
    {
        var reading = PolicyReader.Read(
            """
            { "division": 370102, "year": "2026", "stage": "kindergarten", "title": { "zh": "试", "en": null }, "referenceDate": "2026-02-30",
              "decisionDeadline": "soon", "pulls": "lazy", "age": {}, "ages": [],
              "groups": [ { "id": "property-only", "defining": ["home"], "requirements": [ { "id": "home" } ], "optional": true } ],
              "districts": [ { "id": "a", "name": "一", "areas": [ { "kind": "road", "name": "一路", "from": 1.5 } ] } ],
              "scoring": [ { "item": "residence" } ] }
            """);

        reading.Policy.ShouldBeNull();
        reading.IsValid.ShouldBeFalse();
        reading.Problems.Select(p => p.Pointer).ShouldBe(
        [
            "/division", "/year", "/stage", "/title/en", "/referenceDate", "/decisionDeadline", "/pulls", "/age", "/ages",
            "/groups/0/requirements/0/alternatives", "/groups/0/optional", "/districts/0/areas/0/from", "/scoring/0/points",
        ], ignoreOrder: true);
        reading.Problems.ShouldAllBe(p => p.Problem.Length > 0 && p.Fix.Length > 0);
    }

    [Fact]
    public void What_was_expected_is_said_in_the_documents_own_terms()
    {
        var problems = PolicyReader.Read("""{ "stage": "kindergarten", "referenceDate": 20260831, "pulls": 1 }""").Problems;
        problems.Single(p => p.Pointer == "/stage").Fix.ShouldBe("give one of primary, junior");
        problems.Single(p => p.Pointer == "/referenceDate").Problem.ShouldBe("20260831 is not a date as yyyy-MM-dd");
        problems.Single(p => p.Pointer == "/pulls").Fix.ShouldBe("give one of frugal, eager");
        problems.Single(p => p.Pointer == "/division").Problem.ShouldBe("'division' is missing");
    }

    [Fact]
    public void A_missing_part_of_every_object_is_named()
    {
        PolicyReader.Read("{}").Problems.Select(p => p.Pointer).ShouldBe(
            ["/division", "/year", "/stage", "/title", "/referenceDate", "/decisionDeadline", "/age", "/groups"], ignoreOrder: true);
    }

    [Fact]
    public void Misspelt_and_doubled_properties_are_reported_beside_what_the_rules_say()
    {
        var json = SamplePolicies.Text("370112-2026-primary")
            .Replace("\"year\": 2026,", "\"year\": 2026, \"furtherMaterial\": [], \"year\": 2027,", StringComparison.Ordinal)
            .Replace("\"paper\": \"purchase-contract\",", "\"paper\": \"purchase-contract\", \"a/b~c\": 1,", StringComparison.Ordinal);

        var problems = PolicyReader.Read(json).Problems;
        problems.ShouldContain(p => p.Pointer == "/furtherMaterial" && p.Fix.Contains("furtherMaterials"));
        problems.ShouldContain(p => p.Pointer == "/year" && p.Problem == "'year' is given twice");
        problems.ShouldContain(p => p.Pointer == "/groups/0/requirements/1/alternatives/1/a~1b~0c");
        problems.ShouldContain(p => p.Pointer == "/referenceDate", "the rules see the later year");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"division\": ")]
    [InlineData("{ \"year\": 2026, }")]
    public void What_is_no_object_is_one_problem_of_the_whole(string json)
    {
        var problem = PolicyReader.Read(json).Problems.ShouldHaveSingleItem();
        problem.Pointer.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "\ud800": 1 }""")]
    [InlineData("""{ "division": "\ud800" }""")]
    [InlineData("""{ "age": [ { "check": "\ud800", "\ud800": "\ud800" } ] }""")]
    [InlineData("""{ "age": [ { "check": { "a": [1, 2, null] }, "x": null } ], "groups": [null], "furtherMaterials": [null], "title": [], "year": 1e99 }""")]
    [InlineData("""{ "age": [ { "check": "household.moved-in-by", "date": "\ud800" } ] }""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void No_text_makes_it_throw(string json) => PolicyReader.Read(json).Problems.ShouldNotBeEmpty();

    [Fact]
    public void A_property_that_may_be_null_may_be_null()
    {
        var json = JsonNode.Parse(SamplePolicies.Text("370102-2026-primary"))!.AsObject();
        json["$schema"] = null;
        PolicyReader.Read(json.ToJsonString()).Policy.ShouldBeOfType<Policy>().Schema.ShouldBeNull();
    }

    [Fact]
    public void What_may_be_left_out_has_its_default()
    {
        var json = JsonNode.Parse(SamplePolicies.Text("371329-2026-primary"))!.AsObject();
        json.Remove("pulls").ShouldBeTrue();
        json.Remove("districts").ShouldBeTrue();

        var policy = PolicyReader.Read(json.ToJsonString()).Policy!;
        policy.Pulls.ShouldBe(PullStrategy.Frugal);
        policy.Districts.ShouldBeEmpty();
        policy.Scoring.ShouldBeEmpty();
        policy.FurtherMaterials.ShouldBeEmpty();
        policy.Groups[0].Requirements[0].Alternatives[0].Checks[0].Parameters.ShouldBeEmpty();
    }

    /// <summary>Whatever is put in the place of any part of a policy is answered by problems, or is a policy that compiles.</summary>
    [Fact]
    public void Any_part_may_be_anything()
    {
        var sample = SamplePolicies.Text("370102-2026-primary");
        string[] anything = ["null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"x\"", "\"2026-13-01\"", "\"9999-12-31\"", "[]", "[null]", "[[]]", "{}", """{ "check": "permit.both" }"""];
        var parts = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, anything.Length - 1]).List[1, 4];
        parts.Sample(
            changes =>
            {
                var policy = JsonNode.Parse(sample)!.AsObject();
                foreach (var (part, value) in changes)
                {
                    var places = Places(policy).ToList();
                    places[part % places.Count](anything[value]);
                }

                var reading = PolicyReader.Read(policy.ToJsonString());
                if (reading.IsValid)
                {
                    CompiledPolicy.Compile(reading.Policy, 1).ShouldNotBeNull();
                }
                else
                {
                    reading.Problems.ShouldNotBeEmpty();
                }
            },
            iter: 100);
    }

    private static IEnumerable<Action<string>> Places(JsonNode? node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(member => Places(member.Value).Prepend(json => o[member.Key] = JsonNode.Parse(json))),
        JsonArray a => Enumerable.Range(0, a.Count).SelectMany(i => Places(a[i]).Prepend(json => a[i] = JsonNode.Parse(json))),
        _ => [],
    };
}
