using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Verifying;

/// <summary>A parent presses the button twice, or two platforms take one family in: the bureau is asked once.</summary>
public sealed class SharedCallTests(HubWithBureau hub) : IClassFixture<HubWithBureau>
{
    [Fact]
    public async Task Two_requests_at_once_for_one_family_share_its_household_list()
    {
        var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
        var client = await hub.ClientAsync();
        hub.Bureau.Latency.Set("household-registration", TimeSpan.FromSeconds(2));

        var answers = await Task.WhenAll(client.VerifyAsync(hub.Request(family), "shared-1"), client.VerifyAsync(hub.Request(family), "shared-2"));
        hub.Bureau.Latency.Set("household-registration", TimeSpan.Zero);

        answers[0].Id.ShouldNotBe(answers[1].Id);
        answers.ShouldAllBe(answer => answer.Final && answer.Outcome == answers[0].Outcome);
        var people = 1 + hub.Request(family).Guardians.Count;
        hub.Bureau.Counts.Current["household-registration"].Total.ShouldBe(people, "each person of the list counts one");
        answers.SelectMany(answer => answer.Pulls).Where(pull => pull.Item == "household-registration").Count(pull => pull.Reused).ShouldBe(people);
    }
}
