using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Core.Sources;
using DataHub.Pipeline.Pulling.Sources;

namespace DataHub.Pipeline.Tests.Pulling.Sources;

public sealed class SourceJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly ItemId Item = ItemId.PropertyTitle;

    [Fact]
    public void Without_trouble_an_item_is_good() => Judge(Node(), Node()).ShouldBe(new ItemStanding(Item, ItemHealth.Good, null));

    [Fact]
    public void The_shares_of_all_nodes_count_together()
    {
        Judge(Node(calls: 100, good: 100), Node(calls: 9, good: 0)).Health.ShouldBe(ItemHealth.Good);
        Judge(Node(calls: 100, good: 100), Node(calls: 20, good: 0)).Health.ShouldBe(ItemHealth.Degraded);
        Judge(Node(calls: 5, good: 0), Node(calls: 4, good: 0)).Health.ShouldBe(ItemHealth.Good, "nine calls say nothing");
        Judge(Node(calls: 5, good: 0), Node(calls: 5, good: 5)).Health.ShouldBe(ItemHealth.Degraded);
    }

    [Fact]
    public void A_breaker_that_is_open_is_down_unless_another_node_is_answered()
    {
        Judge(Node(breaker: "open"), Node()).Health.ShouldBe(ItemHealth.Down, "a quiet node knows nothing");
        Judge(Node(breaker: "open"), Node(calls: 50, good: 50)).Health.ShouldBe(ItemHealth.Degraded);
        Judge(Node(breaker: "open"), Node(calls: 50, good: 30)).Health.ShouldBe(ItemHealth.Down);
        Judge(Node(breaker: "half-open")).Health.ShouldBe(ItemHealth.Degraded);
    }

    [Fact]
    public void The_sources_own_maintenance_is_told_until_its_latest_end()
    {
        Judge(Node(heldFor: ErrorClass.Outage, held: 1), Node(heldFor: ErrorClass.Outage, held: 3), Node(breaker: "open")).ShouldBe(new ItemStanding(Item, ItemHealth.Maintenance, Now.AddHours(3)));
        Judge(Node(heldFor: ErrorClass.Outage, held: -1)).Health.ShouldBe(ItemHealth.Good);
        Judge(Node(heldFor: ErrorClass.Throttled, held: 1)).ShouldBe(new ItemStanding(Item, ItemHealth.Degraded, null));
    }

    [Fact]
    public void The_worst_endpoint_counts() => Judge(Node(), Node(key: "property-title@3702", breaker: "open")).Health.ShouldBe(ItemHealth.Down);

    [Fact]
    public void An_item_that_is_switched_off_is_down() => Judge(Node() with { Enabled = false }).Health.ShouldBe(ItemHealth.Down);

    [Fact]
    public void A_pause_is_down_whatever_the_nodes_say() =>
        SourceJudge.Of(Item, new SourceControls([new SourceControl(Item, new SourcePause(Now, "ops", "audit"), 0)], []), [Node()], Now).ShouldBe(new ItemStanding(Item, ItemHealth.Down, null));

    [Fact]
    public void A_planned_maintenance_is_told_while_it_is_on()
    {
        var controls = new SourceControls([], [Window(-2, 1), Window(-1, 2), Window(3, 9)]);
        SourceJudge.Of(Item, controls, [Node()], Now).ShouldBe(new ItemStanding(Item, ItemHealth.Maintenance, Now.AddHours(2)));
        SourceJudge.Of(Item, controls, [Node(heldFor: ErrorClass.Outage, held: 5)], Now).Until.ShouldBe(Now.AddHours(5));
        SourceJudge.Of(Item, controls, [Node()], Now.AddHours(2)).Health.ShouldBe(ItemHealth.Good);
        SourceJudge.Of(ItemId.BirthCertificate, controls, [], Now).Health.ShouldBe(ItemHealth.Good);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(12345)]
    public void A_latency_is_told_to_an_eighth(int milliseconds)
    {
        var counts = new int[LatencyBounds.Count];
        counts[LatencyBounds.IndexOf(milliseconds)] = 1;
        LatencyBounds.Percentile(counts, 50)!.Value.ShouldBeInRange(milliseconds, milliseconds + (milliseconds / 8) + 1);
    }

    [Fact]
    public void Percentiles_of_several_nodes_come_from_all_their_calls()
    {
        var (fast, slow) = (new int[LatencyBounds.Count], new int[LatencyBounds.Count]);
        fast[LatencyBounds.IndexOf(10)] = 90;
        slow[LatencyBounds.IndexOf(1000)] = 10;
        var sum = new SourceFigures(90, 90, 1, fast).Plus(new SourceFigures(10, 10, 1, slow));
        sum.Percentile(50)!.Value.ShouldBeInRange(10, 11);
        sum.Percentile(90)!.Value.ShouldBeInRange(10, 11);
        sum.Percentile(95)!.Value.ShouldBeInRange(1000, 1125);
        SourceFigures.None.Percentile(50).ShouldBeNull();
    }

    private static ItemStanding Judge(params SourceReport[] nodes) => SourceJudge.Of(Item, SourceControls.None, nodes, Now);

    private static SourceWindow Window(int from, int until) => new(Guid.CreateVersion7(Now), Item, Now.AddHours(from), Now.AddHours(until), "planned", "ops");

    private static SourceReport Node(int calls = 0, int good = 0, string breaker = "closed", ErrorClass? heldFor = null, int held = 0, string key = "property-title") => new()
    {
        Node = "node",
        Key = key,
        Item = Item,
        At = Now,
        Enabled = true,
        Breaker = breaker,
        HeldFor = heldFor,
        HeldUntil = heldFor is null ? null : Now.AddHours(held),
        Figures = SourceFigures.None with { Calls = calls, Good = good },
    };
}
