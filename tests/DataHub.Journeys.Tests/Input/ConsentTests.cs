using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using DataHub.Mocks.Bureau.IdentityProvider;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Input;

public sealed class ConsentTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData(ConsentFlaw.OtherChild, "children")]
    [InlineData(ConsentFlaw.Expired, "exp")]
    [InlineData(ConsentFlaw.WrongAudience, "aud")]
    [InlineData(ConsentFlaw.WrongPurpose, "purpose")]
    [InlineData(ConsentFlaw.WrongIssuer, "iss")]
    [InlineData(ConsentFlaw.WrongKey, "signature")]
    public async Task A_flawed_consent_names_the_claim_and_stores_nothing(ConsentFlaw flaw, string claim) =>
        (await RefusedAsync(Families.Sound(hub.Login, flaw).ToJsonString())).Detail!.ShouldContain(claim);

    [Fact]
    public async Task A_consent_of_somebody_else_is_refused()
    {
        var request = Families.Sound(hub.Login);
        request["consent"] = hub.Login.Issue(new ConsentRequest { Sub = "370881199003034019", Children = [Families.Child] });
        (await RefusedAsync(request.ToJsonString())).Detail!.ShouldContain("sub");
    }

    [Theory]
    [InlineData("not a token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUudGVzdCJ9.")]
    public async Task What_is_no_signed_token_is_refused(string consent)
    {
        var request = Families.Sound(hub.Login);
        request["consent"] = consent;
        await RefusedAsync(request.ToJsonString());
    }

    private async Task<ProblemBody> RefusedAsync(string json)
    {
        var caller = await hub.CallerAsync("370102", Scopes.Verify);
        var problem = await (await caller.PostJsonAsync("/v1/verifications", json, Guid.CreateVersion7().ToString())).ProblemAsync(ErrorCodes.ConsentInvalid);
        problem.Detail!.ShouldNotContain(Families.Child);
        var stored = await hub.Host.Services.GetRequiredService<IVerificationStore>().SearchAsync(new VerificationQuery(), DivisionScope.All, CancellationToken.None);
        stored.Items.ShouldBeEmpty();
        return problem;
    }
}
