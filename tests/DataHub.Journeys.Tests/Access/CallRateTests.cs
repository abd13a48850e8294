using System.Net;
using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;

namespace DataHub.Journeys.Tests.Access;

public sealed class CallRateTests(CallRateTests.SlowHub hub) : IClassFixture<CallRateTests.SlowHub>
{
    [Fact]
    public async Task A_client_beyond_its_rate_is_told_when_to_come_back_and_others_are_served()
    {
        var eager = await hub.CallerAsync("3701", Scopes.VerifyRead);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 8; i++)
        {
            answers.Add(await eager.GetAsync("/v1/sources"));
        }

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBeInRange(3, 7);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        await refused.ProblemAsync(ErrorCodes.RateLimited);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await (await hub.CallerAsync("3702", Scopes.VerifyRead)).GetAsync("/v1/sources")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public sealed class SlowHub : RunningHub
    {
        protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Access:CallsPerSecond=1", "--Access:Burst=3"];
    }
}
