using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>A front end repeats a request because it saw no answer; by then the guardian's consent has run out.</summary>
public sealed class RepeatedRequestTests(RepeatedRequestTests.Hub hub) : IClassFixture<RepeatedRequestTests.Hub>, IDisposable
{
    private static readonly TimeSpan BeyondConsent = TimeSpan.FromHours(1);

    public void Dispose() => hub.Clock.Shift = TimeSpan.Zero;

    [Fact]
    public async Task The_stored_verification_is_answered()
    {
        var caller = await hub.CallerAsync("370102", Scopes.Verify, Scopes.VerifyRead);
        var body = Families.Sound(hub.Login).ToJsonString();
        var first = await VerifyAsync(caller, body, "repeat-1");

        hub.Clock.Shift = BeyondConsent;

        var repeat = await VerifyAsync(caller, body, "repeat-1");
        (repeat.Id, repeat.Revision).ShouldBe((first.Id, first.Revision));
        await (await caller.PostJsonAsync("/v1/verifications", body, "repeat-1-new")).ProblemAsync(ErrorCodes.ConsentInvalid);
    }

    [Fact]
    public async Task Another_body_under_the_key_is_the_conflict_that_it_was()
    {
        var caller = await hub.CallerAsync("370102", Scopes.Verify);
        var request = Families.Sound(hub.Login);
        await VerifyAsync(caller, request.ToJsonString(), "repeat-2");

        hub.Clock.Shift = BeyondConsent;

        request["externalId"] = "another";
        await (await caller.PostJsonAsync("/v1/verifications", request.ToJsonString(), "repeat-2")).ProblemAsync(ErrorCodes.IdempotencyMismatch);
    }

    [Fact]
    public async Task It_is_answered_to_its_client_alone_and_only_with_a_credential_for_its_division()
    {
        var body = Families.Sound(hub.Login).ToJsonString();
        await VerifyAsync(await hub.CallerAsync("370102", Scopes.Verify), body, "repeat-3");

        hub.Clock.Shift = BeyondConsent;

        await (await (await hub.CallerAsync("3701", Scopes.Verify)).PostJsonAsync("/v1/verifications", body, "repeat-3")).ProblemAsync(ErrorCodes.ConsentInvalid);
        await (await (await hub.CallerAsync("371329", Scopes.Verify)).PostJsonAsync("/v1/verifications", body, "repeat-3")).ProblemAsync(ErrorCodes.DivisionNotAllowed);
        await (await hub.Caller().PostJsonAsync("/v1/verifications", body, "repeat-3")).ProblemAsync(ErrorCodes.Unauthenticated);
    }

    private static async Task<VerificationResponse> VerifyAsync(HttpClient caller, string body, string key)
    {
        var response = await caller.PostJsonAsync("/v1/verifications", body, key);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.VerificationResponse))!;
    }

    /// <summary>The mock identity provider's clock is the real one; the hub's can be ahead of it.</summary>
    public sealed class Hub : RunningHub
    {
        public ShiftedClock Clock { get; } = new();

        protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(Clock);
    }

    public sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
