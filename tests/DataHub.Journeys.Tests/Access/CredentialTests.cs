using System.Net;
using System.Net.Http.Headers;
using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Access;

public sealed class CredentialTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Without_a_key_nothing_is_answered()
    {
        var response = await hub.Caller().GetAsync("/v1/sources");
        await response.ProblemAsync(ErrorCodes.Unauthenticated);
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("dh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("dh_short")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")]
    public async Task An_unknown_key_is_refused(string secret) =>
        await (await hub.Caller(secret).GetAsync("/v1/sources")).ProblemAsync(ErrorCodes.Unauthenticated);

    [Fact]
    public async Task An_expired_key_says_that_it_expired()
    {
        var (secret, _) = await hub.KeyAsync("3701", TimeSpan.FromHours(-1), Scopes.VerifyRead);
        var problem = await (await hub.Caller(secret).GetAsync("/v1/sources")).ProblemAsync(ErrorCodes.CredentialExpired);
        problem.Detail!.ShouldContain("expired at");
    }

    [Fact]
    public async Task A_revoked_key_says_that_it_was_revoked()
    {
        var (secret, id) = await hub.KeyAsync("3701", TimeSpan.FromDays(1), Scopes.VerifyRead);
        (await hub.Host.Services.GetRequiredService<IClientStore>().RevokeAsync(id, TimeProvider.System.GetUtcNow(), CancellationToken.None)).ShouldBeTrue();
        await (await hub.Caller(secret).GetAsync("/v1/sources")).ProblemAsync(ErrorCodes.CredentialRevoked);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        var caller = await hub.CallerAsync("3701", Scopes.Verify);
        var problem = await (await caller.GetAsync("/v1/policies")).ProblemAsync(ErrorCodes.ScopeMissing);
        problem.Detail!.ShouldContain(Scopes.PolicyRead);
    }

    [Fact]
    public async Task Objects_of_other_divisions_do_not_exist()
    {
        var caller = await hub.CallerAsync("3713", Scopes.PolicyRead, Scopes.PolicyWrite);
        await (await caller.GetAsync("/v1/policies/370102/2026/primary")).ProblemAsync(ErrorCodes.PolicyNotFound);
        var list = await (await caller.GetAsync("/v1/policies")).Content.ReadAsStringAsync();
        list.ShouldContain("371329");
        list.ShouldNotContain("370102");
    }

    [Fact]
    public async Task Answers_tell_what_is_left_of_the_rate()
    {
        var response = await (await hub.CallerAsync("3701", Scopes.VerifyRead)).GetAsync("/v1/sources");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var name in new[] { "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset" })
        {
            int.Parse(response.Headers.GetValues(name).ShouldHaveSingleItem()).ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task Metrics_need_a_scope()
    {
        await (await hub.Caller().GetAsync("/metrics")).ProblemAsync(ErrorCodes.Unauthenticated);
        var metrics = await (await hub.CallerAsync("37", Scopes.OpsRead)).GetStringAsync("/metrics");
        metrics.ShouldContain("http_server_request_duration_seconds");
        metrics.ShouldContain("dotnet_");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/")]
    [InlineData("/.well-known/jwks.json")]
    public async Task What_is_open_needs_no_key(string path)
    {
        var response = await hub.Caller().GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
    }

    [Fact]
    public async Task An_unknown_address_is_a_problem_document_too() => await (await hub.Caller().GetAsync("/v2/verifications")).ProblemAsync(ErrorCodes.NotFound);

    [Fact]
    public async Task Another_authentication_scheme_is_no_credential()
    {
        var caller = hub.Caller();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "YWRtaW46YWRtaW4=");
        await (await caller.GetAsync("/v1/sources")).ProblemAsync(ErrorCodes.Unauthenticated);
    }
}
