using System.Net;
using System.Net.Http.Json;
using System.Text;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Operations;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Operating;

/// <summary>What callers change is written down, told to who may read it, and proved.</summary>
public sealed class AuditApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_callers_act_is_told_to_readers_of_its_division_and_the_chain_holds()
    {
        await PutPolicyAsync();
        using var reader = await hub.CallerAsync("3701", Scopes.AuditRead);
        var told = (await reader.GetFromJsonAsync("/ops/v1/audit?action=policy-put", ContractsJson.Wire.AuditListResponse))!.Items.ShouldHaveSingleItem();
        (told.Actor, told.Action, told.Division, told.Target, told.Detail).ShouldBe(("client-3701", AuditActions.PolicyPut, "370102", "370102/2026/primary", "version 2"));

        using var elsewhere = await hub.CallerAsync("3706", Scopes.AuditRead);
        (await elsewhere.GetFromJsonAsync("/ops/v1/audit", ContractsJson.Wire.AuditListResponse))!.Items.ShouldBeEmpty();
        using var stranger = await hub.CallerAsync("3701", Scopes.OpsRead);
        await (await stranger.GetAsync("/ops/v1/audit")).ProblemAsync(ErrorCodes.ScopeMissing);
        await (await stranger.GetAsync("/ops/v1/audit/proof")).ProblemAsync(ErrorCodes.ScopeMissing);

        var proof = (await reader.GetFromJsonAsync("/ops/v1/audit/proof", ContractsJson.Wire.AuditProofResponse))!;
        (proof.Holds, proof.FirstFault, proof.Problem).ShouldBe((true, null, null));
        proof.Segments.ShouldHaveSingleItem().Hash.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_and_wrong_filters_are_told()
    {
        var log = hub.Host.Services.GetRequiredService<IAuditLog>();
        for (var i = 0; i < 3; i++)
        {
            await log.AppendAsync(new AuditEvent { At = TimeProvider.System.GetUtcNow(), Actor = "operator:paged", Action = AuditActions.SignIn, Division = "3705" }, default);
        }

        using var reader = await hub.CallerAsync("3705", Scopes.AuditRead);
        var first = (await reader.GetFromJsonAsync("/ops/v1/audit?actor=operator:paged&limit=2", ContractsJson.Wire.AuditListResponse))!;
        var second = (await reader.GetFromJsonAsync($"/ops/v1/audit?actor=operator:paged&limit=2&cursor={first.NextCursor}", ContractsJson.Wire.AuditListResponse))!;
        (first.Items.Count, second.Items.Count, second.NextCursor).ShouldBe((2, 1, null));
        second.Items[0].Number.ShouldBeLessThan(first.Items[1].Number);
        var problem = await (await reader.GetAsync("/ops/v1/audit?action=nothing&cursor=x&limit=0&from=yesterday")).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe(["?action", "?cursor", "?from", "?limit"], ignoreOrder: true);
    }

    private async Task PutPolicyAsync()
    {
        using var http = await hub.CallerAsync("3701", Scopes.PolicyRead, Scopes.PolicyWrite);
        var read = await http.GetAsync("/v1/policies/370102/2026/primary");
        var changed = (await read.Content.ReadAsStringAsync()).Replace("\"decisionDeadline\": \"2026-07-20", "\"decisionDeadline\": \"2026-07-21");
        var request = new HttpRequestMessage(HttpMethod.Put, "/v1/policies/370102/2026/primary") { Content = new StringContent(changed, Encoding.UTF8, "application/json") };
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
