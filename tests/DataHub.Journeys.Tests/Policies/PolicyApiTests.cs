using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DataHub.Client;
using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;

namespace DataHub.Journeys.Tests.Policies;

public sealed class PolicyApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Path = "/v1/policies/371329/2026/primary";

    [Fact]
    public async Task A_policy_is_read_changed_and_put_as_the_next_version()
    {
        var client = await ClientAsync();
        var read = await client.GetPolicyAsync("371329", 2026, "primary");
        var changed = JsonNode.Parse(read.Json)!;
        changed["title"]!["en"] = "Linshu County, primary schools, 2026, amended";
        var stored = await client.PutPolicyAsync("371329", 2026, "primary", changed.ToJsonString(), read.Version);
        stored.Version.ShouldBe(read.Version + 1);
        (await client.GetPolicyAsync("371329", 2026, "primary")).ShouldBe(new PolicyDocument(stored.Version, changed.ToJsonString()));
        (await client.ListPoliciesAsync()).Policies.ShouldHaveSingleItem().Title.En.ShouldEndWith("amended");

        var late = await Should.ThrowAsync<DataHubProblemException>(client.PutPolicyAsync("371329", 2026, "primary", read.Json, read.Version));
        late.Code.ShouldBe(ErrorCodes.PreconditionFailed);
    }

    [Fact]
    public async Task An_unchanged_policy_is_not_sent_again()
    {
        var caller = await hub.CallerAsync("3713", Scopes.PolicyRead);
        var tag = (await caller.GetAsync(Path)).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.IfNoneMatch.Add(tag);
        (await caller.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Every_problem_of_a_policy_is_named_at_once()
    {
        var client = await ClientAsync();
        var read = await client.GetPolicyAsync("371329", 2026, "primary");
        var bad = JsonNode.Parse(read.Json)!;
        bad["referenceDate"] = "2026-02-30";
        bad["scoring"] = new JsonArray(new JsonObject { ["item"] = "parents-income", ["points"] = 5 });
        bad["colour"] = "green";
        var refused = await Should.ThrowAsync<DataHubProblemException>(client.PutPolicyAsync("371329", 2026, "primary", bad.ToJsonString(), read.Version));
        refused.Code.ShouldBe(ErrorCodes.PolicyInvalid);
        refused.Problem.Errors!.Keys.ShouldContain("/referenceDate");
        refused.Problem.Errors.Keys.ShouldContain("/colour");
        (await client.GetPolicyAsync("371329", 2026, "primary")).Version.ShouldBe(read.Version);
    }

    [Fact]
    public async Task A_document_is_validated_without_being_stored()
    {
        var client = await ClientAsync();
        var read = await client.GetPolicyAsync("371329", 2026, "primary");
        (await client.ValidatePolicyAsync(read.Json)).ShouldSatisfyAllConditions(good => good.Valid.ShouldBeTrue(), good => good.Problems.ShouldBeEmpty());

        var bad = JsonNode.Parse(read.Json)!;
        bad["referenceDate"] = "2026-02-30";
        bad["colour"] = "green";
        var found = await client.ValidatePolicyAsync(bad.ToJsonString());
        found.Valid.ShouldBeFalse();
        found.Problems.Select(p => p.Pointer).ShouldBe(["/referenceDate", "/colour"], ignoreOrder: true);
        found.Problems.ShouldAllBe(p => p.Problem.Length > 0 && p.Fix.Length > 0);
        (await client.ValidatePolicyAsync("{")).Problems.ShouldHaveSingleItem().Problem.ShouldContain("not JSON");
        (await client.GetPolicyAsync("371329", 2026, "primary")).ShouldBe(read);

        var caller = await hub.CallerAsync("3713", Scopes.Verify);
        await (await caller.PostJsonAsync("/v1/policies/validations", "{}")).ProblemAsync(ErrorCodes.ScopeMissing);
    }

    [Fact]
    public async Task A_policy_of_another_county_is_refused_at_this_address()
    {
        var client = await ClientAsync();
        var other = await File.ReadAllTextAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "Policies", "370102-2026-primary.json"));
        var refused = await Should.ThrowAsync<DataHubProblemException>(client.PutPolicyAsync("371329", 2026, "primary", other, 1));
        refused.Problem.Errors![""].ShouldHaveSingleItem().ShouldContain("370102");
    }

    [Fact]
    public async Task A_put_without_precondition_is_refused()
    {
        var caller = await hub.CallerAsync("3713", Scopes.PolicyWrite);
        await (await caller.PutAsync(Path, new StringContent("{}", Encoding.UTF8, "application/json"))).ProblemAsync(ErrorCodes.PreconditionRequired);
    }

    private async Task<IDataHubClient> ClientAsync()
    {
        var (secret, _) = await hub.KeyAsync("3713", TimeSpan.FromDays(1), Scopes.PolicyRead, Scopes.PolicyWrite);
        return DataHubClientRegistration.Create(new HttpClient(), hub.Host.Address, secret);
    }
}
