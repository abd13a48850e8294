using DataHub.Contracts.Access;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Replays;
using DataHub.Host.Console.Pages.Audit;
using DataHub.Host.Console.Pages.FailedPulls;
using DataHub.Host.Console.Pages.Overview;
using DataHub.Host.Console.Pages.Policies;
using DataHub.Host.Console.Pages.Replays;
using DataHub.Host.Console.Pages.Sources;
using DataHub.Host.Console.Pages.Verifications;
using DataHub.Host.Console.Pages.Webhooks;
using DataHub.Host.Console.SignIn;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Console.Tests.Models;

/// <summary>Page models refuse by themselves: a hidden button, or a page that is not linked, protects nothing.</summary>
public sealed class RightsTests(ConsoleHub hub) : IClassFixture<ConsoleHub>
{
    private static readonly ReplaySelection Everything = new(new PullQuery(), null);

    public static TheoryData<string, Func<IServiceProvider, Task>> Doors => new()
    {
        { Scopes.OpsRead, s => s.GetRequiredService<OverviewModel>().ReadAsync(default) },
        { Scopes.OpsRead, s => s.GetRequiredService<FailedPullsModel>().ListAsync(new PullChoice(), null, default) },
        { Scopes.OpsRead, s => s.GetRequiredService<FailedPullsModel>().GroupsAsync(new PullChoice(), default) },
        { Scopes.OpsRead, s => s.GetRequiredService<FailedPullsModel>().FindAsync(Guid.Empty, default) },
        { Scopes.OpsRead, s => s.GetRequiredService<ReplaysModel>().ListAsync(null, default) },
        { Scopes.OpsReplay, s => s.GetRequiredService<ReplaysModel>().PlanAsync(Everything, new ReplayTerms(), default) },
        { Scopes.OpsReplay, s => s.GetRequiredService<ReplaysModel>().StartAsync(Everything, new ReplayTerms { Reason = "x" }, default) },
        { Scopes.OpsReplay, s => s.GetRequiredService<ReplaysModel>().MoveAsync(Guid.Empty, ReplayState.Paused, default) },
        { Scopes.OpsRead, s => s.GetRequiredService<WebhooksModel>().EndpointsAsync(default) },
        { Scopes.OpsReplay, s => s.GetRequiredService<WebhooksModel>().ReplayAsync([Guid.Empty], default) },
        { Scopes.OpsRead, s => s.GetRequiredService<SourcesModel>().ReadAsync(default) },
        { Scopes.OpsAdmin, s => s.GetRequiredService<SourcesModel>().PauseAsync("marriage-registration", "why", default) },
        { Scopes.OpsAdmin, s => s.GetRequiredService<SourcesModel>().ResumeAsync("marriage-registration", "why", default) },
        { Scopes.OpsReplay, s => s.GetRequiredService<SourcesModel>().ProbeAsync("marriage-registration", "why", default) },
        { Scopes.OpsAdmin, s => s.GetRequiredService<SourcesModel>().UnplanAsync("marriage-registration", Guid.Empty, default) },
        { Scopes.VerifyRead, s => s.GetRequiredService<VerificationsModel>().SearchAsync(new VerificationFilter(), null, default) },
        { Scopes.PrefillRead, s => s.GetRequiredService<VerificationsModel>().UnmaskAsync(Guid.Empty, null, "why", default) },
        { Scopes.PrefillRead, s => s.GetRequiredService<FailedPullsModel>().UnmaskAsync(Guid.Empty, "why", default) },
        { Scopes.PolicyRead, s => s.GetRequiredService<PoliciesModel>().ListAsync(default) },
        { Scopes.PolicyRead, s => s.GetRequiredService<PolicyDraftModel>().CheckAsync("{}", default) },
        { Scopes.PolicyWrite, s => s.GetRequiredService<PolicyDraftModel>().PutAsync("{}", 0, "why", default) },
        { Scopes.AuditRead, s => s.GetRequiredService<AuditModel>().ProveAsync(default) },
    };

    [Theory]
    [MemberData(nameof(Doors), DisableDiscoveryEnumeration = true)]
    public async Task Each_door_opens_with_its_scope_and_not_without(string scope, Func<IServiceProvider, Task> door)
    {
        await using (var lacking = As("37", [.. LocalAccounts.OperatorScopes.Where(s => s != scope)]))
        {
            (await Should.ThrowAsync<NotAllowedException>(() => door(lacking.ServiceProvider))).Scope.ShouldBe(scope);
        }

        await using (var ended = As(null))
        {
            await Should.ThrowAsync<NotAllowedException>(() => door(ended.ServiceProvider));
        }

        await using var allowed = As("37", [.. LocalAccounts.OperatorScopes]);
        await Should.NotThrowAsync(() => door(allowed.ServiceProvider));
    }

    [Fact]
    public async Task Another_divisions_families_pulls_and_policies_do_not_exist()
    {
        hub.Bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
        var family = NamedFamilies.All.First(f => f.Family.Division == "370102").Family;
        var client = await hub.ClientAsync();
        var waiting = await client.VerifyAsync(hub.Request(family), Guid.CreateVersion7().ToString());
        hub.Bureau.Faults.Clear();

        await using var own = As("3701", [.. LocalAccounts.OperatorScopes]);
        var pull = (await own.ServiceProvider.GetRequiredService<FailedPullsModel>().ListAsync(new PullChoice(), null, default)).Items.First(p => p.VerificationId == waiting.Id);
        (await own.ServiceProvider.GetRequiredService<VerificationsModel>().FindAsync(waiting.Id, null, default)).ShouldNotBeNull();
        (await own.ServiceProvider.GetRequiredService<OverviewModel>().ReadAsync(default)).Days[^1].Total.ShouldBeGreaterThan(0);

        await using var other = As("3706", [.. LocalAccounts.OperatorScopes]);
        var services = other.ServiceProvider;
        (await services.GetRequiredService<FailedPullsModel>().ListAsync(new PullChoice(), null, default)).Items.ShouldBeEmpty();
        (await services.GetRequiredService<FailedPullsModel>().GroupsAsync(new PullChoice(), default)).ShouldBeEmpty();
        (await services.GetRequiredService<FailedPullsModel>().FindAsync(pull.Id, default)).ShouldBeNull();
        (await services.GetRequiredService<FailedPullsModel>().UnmaskAsync(pull.Id, "why", default)).ShouldBeNull();
        (await services.GetRequiredService<VerificationsModel>().SearchAsync(new VerificationFilter(), null, default)).Items.ShouldBeEmpty();
        (await services.GetRequiredService<VerificationsModel>().FindAsync(waiting.Id, null, default)).ShouldBeNull();
        (await services.GetRequiredService<VerificationsModel>().UnmaskAsync(waiting.Id, null, "why", default)).ShouldBeNull();
        (await services.GetRequiredService<PoliciesModel>().FindAsync(new PolicyKey("370102", 2026, Stage.Primary), null, default)).ShouldBeNull();
        (await services.GetRequiredService<OverviewModel>().ReadAsync(default)).Days.Sum(d => d.Total).ShouldBe(0);
        (await services.GetRequiredService<AuditModel>().SearchAsync(new AuditFilter(), null, default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Personal_data_is_masked_until_a_reason_is_written_down()
    {
        var family = NamedFamilies.All.First(f => f.Family.Division == "370102").Family;
        var verified = await (await hub.ClientAsync()).VerifyAsync(hub.Request(family), Guid.CreateVersion7().ToString());
        await using var scope = As("370102", [.. LocalAccounts.OperatorScopes]);
        var model = scope.ServiceProvider.GetRequiredService<VerificationsModel>();

        var masked = (await model.FindAsync(verified.Id, null, default))!;
        masked.People[0].Name.ShouldBe($"{family.Child.Name[..1]}***");
        masked.People[0].IdNumber.ShouldNotContain(family.Child.IdNumber[3..^2]);
        masked.Body.Prefill.ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => model.UnmaskAsync(verified.Id, null, "  ", default));
        (await EntriesAsync(verified.Id)).ShouldBeEmpty();

        var open = (await model.UnmaskAsync(verified.Id, null, "the parent called", default))!;
        open.People[0].ShouldBe(new FamilyMember("child", family.Child.Name, family.Child.IdNumber));
        var entry = (await EntriesAsync(verified.Id)).ShouldHaveSingleItem();
        (entry.Actor, entry.Action, entry.Division, entry.Reason).ShouldBe(("operator:tester", AuditActions.Unmask, "370102", "the parent called"));
    }

    [Fact]
    public async Task A_policy_is_checked_compared_and_put_with_a_reason()
    {
        var key = new PolicyKey("370102", 2026, Stage.Primary);
        await using var scope = As("3701", [.. LocalAccounts.OperatorScopes]);
        var model = scope.ServiceProvider.GetRequiredService<PolicyDraftModel>();
        var draft = (await model.BeginAsync(key, default))!;
        var same = await model.CheckAsync(draft, default);
        (same.Problems.Count, same.Differences.Count, same.MayBePut).ShouldBe((0, 0, false));

        var changed = draft.Replace("\"en\": \"Lixia District", "\"en\": \"The amended Lixia District");
        var check = await model.CheckAsync(changed, default);
        check.Differences.ShouldHaveSingleItem().Path.ShouldBe("$.title.en");
        (await model.PutAsync(changed, check.Stored + 7, "stale", default)).ShouldBeNull();
        var put = await model.PutAsync(changed, check.Stored, "the bureau decided", default);
        put.ShouldBe(check.Stored + 1);
        var entry = (await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Action = AuditActions.PolicyPut, Target = key.ToString() }, DivisionScope.All, default)).Items[0].Event;
        (entry.Actor, entry.Reason, entry.Detail).ShouldBe(("operator:tester", "the bureau decided", $"version {put}"));

        var wrong = await model.CheckAsync(changed.Replace("\"referenceDate\"", "\"colour\""), default);
        wrong.Problems.Count.ShouldBeGreaterThan(1);
        wrong.MayBePut.ShouldBeFalse();
        await using var other = As("3706", [.. LocalAccounts.OperatorScopes]);
        var elsewhere = other.ServiceProvider.GetRequiredService<PolicyDraftModel>();
        (await elsewhere.BeginAsync(key, default)).ShouldBeNull();
        var foreign = await elsewhere.CheckAsync(changed, default);
        (foreign.InReach, foreign.Stored, foreign.MayBePut).ShouldBe((false, 0, false));
        (await elsewhere.PutAsync(changed, put!.Value, "mine", default)).ShouldBeNull();
    }

    /// <summary>The services of one open page. Null: the session has ended.</summary>
    private AsyncServiceScope As(string? division, params string[] scopes)
    {
        var scope = hub.Host.Services.CreateAsyncScope();
        var user = division is null ? new System.Security.Claims.ClaimsPrincipal() : OperatorPrincipal.Create("tester", [division], scopes, DateTimeOffset.MaxValue, stamp: null);
        ((IHostEnvironmentAuthenticationStateProvider)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return scope;
    }

    private async Task<IEnumerable<AuditEvent>> EntriesAsync(Guid target) =>
        (await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Target = target.ToString() }, DivisionScope.All, default)).Items.Select(i => i.Event);
}
