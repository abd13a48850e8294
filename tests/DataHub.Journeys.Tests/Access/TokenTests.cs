using DataHub.Contracts.Problems;

namespace DataHub.Journeys.Tests.Access;

/// <summary>JWTs of a configured issuer open the same doors as keys, under the same scopes and divisions.</summary>
public sealed class TokenTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_token_of_the_issuer_is_taken_within_its_divisions()
    {
        var list = await hub.Caller(hub.Tokens.Issue()).GetStringAsync("/v1/policies");
        list.ShouldContain("370102");
        list.ShouldNotContain("371329");
    }

    [Fact]
    public async Task A_token_has_only_its_scopes() =>
        await (await hub.Caller(hub.Tokens.Issue(scope: "verify.read openid")).GetAsync("/v1/policies")).ProblemAsync(ErrorCodes.ScopeMissing);

    [Fact]
    public async Task An_expired_token_says_so() => await RefusedAsync(hub.Tokens.Issue(life: TimeSpan.FromMinutes(-10)), ErrorCodes.CredentialExpired, "expired");

    [Fact]
    public async Task A_token_for_another_recipient_is_refused() => await RefusedAsync(hub.Tokens.Issue(audience: "another"), ErrorCodes.Unauthenticated, "aud");

    [Fact]
    public async Task A_token_of_a_stranger_is_refused() => await RefusedAsync(hub.Tokens.Issue(issuer: "https://evil.example.test"), ErrorCodes.Unauthenticated, "iss");

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused() => await RefusedAsync(hub.Tokens.Issue(strangeKey: true), ErrorCodes.Unauthenticated, "signature");

    [Fact]
    public async Task A_token_without_divisions_is_refused() => await RefusedAsync(hub.Tokens.Issue(division: null), ErrorCodes.Unauthenticated, "divisions");

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("37010")]
    public async Task A_division_that_is_no_code_prefix_opens_nothing(string division) =>
        await RefusedAsync(hub.Tokens.Issue(division: division), ErrorCodes.Unauthenticated, "divisions");

    private async Task RefusedAsync(string token, string code, string because) =>
        (await (await hub.Caller(token).GetAsync("/v1/policies")).ProblemAsync(code)).Detail!.ShouldContain(because);
}
