using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Tests.Arranging;

namespace DataHub.Pipeline.Tests.Planning;

public sealed class PolicyCatalogTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task Another_nodes_new_version_is_seen_after_five_seconds_and_this_nodes_own_at_once()
    {
        var (node, other) = (Node(), Node("node-2"));
        var before = (await node.Policies.LatestAsync(Eager.Key, default))!.Version;
        await other.Policies.LatestAsync(Eager.Key, default);
        await ChangeAsync(Eager);
        node.Policies.Refresh(Eager.Key);

        (await node.Policies.LatestAsync(Eager.Key, default))!.Version.ShouldBe(before + 1);
        Time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        (await other.Policies.LatestAsync(Eager.Key, default))!.Version.ShouldBe(before);
        Time.Advance(TimeSpan.FromTicks(1));
        (await other.Policies.LatestAsync(Eager.Key, default))!.Version.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_verification_keeps_the_version_that_it_came_in_under()
    {
        Departments.Fail(ItemId.HouseholdRegistration, ErrorClass.Transient, "E-301");
        var old = await Node().SubmitAsync(Submission(Frugal));
        await ChangeAsync(Frugal);
        Departments.Heal(ItemId.HouseholdRegistration);
        Time.Advance(FirstRetry);
        var node = Node("node-2");

        var young = await node.SubmitAsync(Submission(Frugal));
        await node.GoOnAsync();

        var done = await FindAsync(old.Verification.Id);
        (done.Revision!.Number, done.Revision.Final, done.Revision.PolicyVersion).ShouldBe((2, true, old.Revision!.PolicyVersion));
        young.Revision!.PolicyVersion.ShouldBe(old.Revision.PolicyVersion + 1);
    }

    [Fact]
    public async Task A_county_without_policy_gets_one_without_waiting()
    {
        var node = Node();
        var key = Eager.Key with { Year = 2027 };
        (await node.Policies.LatestAsync(key, default)).ShouldBeNull();
        await Database.PutAsync(Eager with { Year = 2027 });
        (await node.Policies.LatestAsync(key, default)).ShouldNotBeNull();
        await Should.ThrowAsync<InvalidOperationException>(node.Policies.VersionAsync(key, 9, default).AsTask());
    }

    private Task ChangeAsync(Policy policy) => Database.PutAsync(policy with { Title = policy.Title with { En = $"changed {Guid.CreateVersion7()}" } });
}
