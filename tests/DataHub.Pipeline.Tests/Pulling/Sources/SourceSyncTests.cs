using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Core.Webhooks;
using DataHub.Pipeline.Pulling;
using DataHub.Pipeline.Pulling.Sources;
using DataHub.Pipeline.Tests.Arranging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Tests.Pulling.Sources;

/// <summary>Two nodes on one real database.</summary>
public sealed class SourceSyncTests(PipelineDatabase database) : IClassFixture<PipelineDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
    private static readonly ItemId Item = ItemId.PropertyTitle;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private readonly TestTime _time = new(Start);
    private readonly List<SourceSync> _syncs = [];

    private ISourceControlStore Controls => database.Storage.SourceControls;
    private ISourceReportStore Reports => database.Storage.SourceReports;

    public async ValueTask InitializeAsync()
    {
        await using var command = database.Storage.Database.CreateCommand(
            "TRUNCATE pulling_source_controls, pulling_source_windows, pulling_source_reports, pulling_source_states, delivering_endpoints, delivering_deliveries");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        _syncs.ForEach(sync => sync.Dispose());
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_pause_is_seen_by_every_node_and_ended_by_a_resume()
    {
        var (first, second) = (Node("node-1"), Node("node-2"));
        await Controls.PauseAsync(Item, new SourcePause(Start, "ops", "the department asked"), null, default);
        await RoundAsync(first, second);
        second.Board.Standing(Item).ShouldBe(new ItemStanding(Item, ItemHealth.Down, null));
        second.Board.Controls.PauseOf(Item).ShouldBe(new SourcePause(Start, "ops", "the department asked"));
        await Controls.PauseAsync(Item, new SourcePause(Start.AddHours(1), "another", "still"), null, default);
        await RoundAsync(second);
        second.Board.Controls.PauseOf(Item).ShouldBe(new SourcePause(Start, "another", "still"));
        await Controls.ResumeAsync(Item, null, default);
        await RoundAsync(second);
        second.Board.Standing(Item).Health.ShouldBe(ItemHealth.Good);
        first.Board.Standing(Item).Health.ShouldBe(ItemHealth.Down, "it has not looked yet");
    }

    [Fact]
    public async Task A_planned_maintenance_begins_and_ends_by_the_clock()
    {
        var node = Node("node-1");
        var window = new SourceWindow(Guid.CreateVersion7(Start), Item, Start.AddMinutes(5), Start.AddMinutes(10), "update", "ops");
        await Controls.PlanAsync(window, null, default);
        await RoundAsync(node);
        node.Board.Standing(Item).Health.ShouldBe(ItemHealth.Good);
        _time.Advance(TimeSpan.FromMinutes(5));
        node.Board.Standing(Item).ShouldBe(new ItemStanding(Item, ItemHealth.Maintenance, Start.AddMinutes(10)));
        (await Controls.UnplanAsync(ItemId.BirthCertificate, window.Id, null, default)).ShouldBeFalse();
        (await Controls.UnplanAsync(Item, window.Id, null, default)).ShouldBeTrue();
        await RoundAsync(node);
        node.Board.Standing(Item).Health.ShouldBe(ItemHealth.Good);
    }

    [Fact]
    public async Task A_node_that_is_gone_counts_for_nothing_and_is_never_read_as_healthy()
    {
        var node = Node("node-1");
        await ReportAsync("node-2", "open");
        await RoundAsync(node);
        node.Board.Standing(Item).Health.ShouldBe(ItemHealth.Down);
        _time.Advance(TimeSpan.FromSeconds(16));
        node.Board.Reports.ShouldBeEmpty("its last report is old, even before the next round");
        await RoundAsync(node);
        node.Board.Reports.ShouldBeEmpty();

        // A sound report of a dead node does not outvote a living one.
        await ReportAsync("node-3", "closed", calls: 100);
        _time.Advance(TimeSpan.FromSeconds(16));
        await ReportAsync("node-2", "open");
        await RoundAsync(node);
        node.Board.Standing(Item).Health.ShouldBe(ItemHealth.Down);
    }

    [Fact]
    public async Task A_change_is_told_once_when_it_has_lasted_whoever_sees_it_first()
    {
        await EndpointAsync();
        var (first, second) = (Node("node-1"), Node("node-2"));
        await RoundAsync(first, second);
        _time.Advance(Settled);
        await RoundAsync(first, second);
        (await ToldAsync()).ShouldBeEmpty("an item that is well at the first look is no news");

        await Controls.PauseAsync(Item, new SourcePause(Start, "ops", "down"), null, default);
        await RoundAsync(first, second);
        (await ToldAsync()).ShouldBeEmpty("it may be a flicker");
        _time.Advance(Settled);
        await Task.WhenAll(first.Sync.RunOnceAsync(default), second.Sync.RunOnceAsync(default));
        var told = (await ToldAsync()).ShouldHaveSingleItem();
        (told.Event, told.EventId, told.Subject, told.Data).ShouldBe(("source.changed", "source-property-title-1", "property-title", """{"item":"property-title","state":"down","until":null}"""));

        await Controls.ResumeAsync(Item, null, default);
        await RoundAsync(first, second);
        _time.Advance(Settled);
        await RoundAsync(second, first);
        (await ToldAsync()).Select(d => d.EventId).ShouldBe(["source-property-title-1", "source-property-title-2"], ignoreOrder: true);
        await RoundAsync(first, second);
        (await ToldAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_flicker_is_not_told()
    {
        await EndpointAsync();
        var node = Node("node-1");
        await RoundAsync(node);
        _time.Advance(Settled);
        await RoundAsync(node);
        for (var i = 0; i < 5; i++)
        {
            await ReportAsync("node-2", i % 2 == 0 ? "open" : "closed");
            await RoundAsync(node);
            _time.Advance(TimeSpan.FromSeconds(4));
        }

        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_nodes_reports_replace_its_earlier_ones()
    {
        await ReportAsync("node-2", "open");
        await ReportAsync("node-2", "closed");
        (await Reports.ExchangeAsync("node-1", [], Start, Start, default)).ShouldHaveSingleItem().Breaker.ShouldBe("closed");
        await Reports.ExchangeAsync("node-2", [], Start, Start, default);
        (await Reports.ExchangeAsync("node-1", [], Start, Start, default)).ShouldBeEmpty("an endpoint that the node no longer has");
    }

    private (SourceSync Sync, SourceBoard Board) Node(string name)
    {
        var registry = new SourceRegistry();
        var options = Options.Create(new SourceOptions { SettledAfter = Settled });
        var pipeline = Options.Create(new PipelineOptions { Node = name });
        var board = new SourceBoard(registry, _time, options, pipeline);
        var sync = new SourceSync(Controls, Reports, registry, board, new AdapterDirectory([new CannedAdapter(Item)]), _time, options, pipeline, NullLogger<SourceSync>.Instance);
        _syncs.Add(sync);
        return (sync, board);
    }

    private static async Task RoundAsync(params (SourceSync Sync, SourceBoard Board)[] nodes)
    {
        foreach (var node in nodes)
        {
            await node.Sync.RunOnceAsync(default);
        }
    }

    private Task ReportAsync(string node, string breaker, int calls = 0) => Reports.ExchangeAsync(
        node,
        [
            new SourceReport
            {
                Node = node, Key = "property-title", Item = Item, At = _time.GetUtcNow(), Enabled = true, Breaker = breaker, Figures = SourceFigures.None with { Calls = calls, Good = calls },
            },
        ],
        _time.GetUtcNow(), _time.GetUtcNow(), default);

    private Task EndpointAsync() => database.Storage.WebhookEndpoints.AddAsync(
        new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(Start),
            ClientId = "lixia",
            Division = "3701",
            Url = "https://a.example.test/",
            Events = ["source.changed"],
            State = EndpointState.Active,
            StateSince = Start,
            CreatedAt = Start,
        },
        "whsec_AAAA", null, default);

    private async Task<IReadOnlyList<WebhookDelivery>> ToldAsync() =>
        (await database.Storage.WebhookDeliveries.ListAsync(new DeliveryQuery { Scope = DivisionScope.All }, null, 200, default)).Items;
}
