using DataHub.Core.Ports;

namespace DataHub.Storage.Tests.SharedState;

public sealed class SharedStateTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    private ISharedSecrets Secrets => fixture.Storage.Secrets;

    [Fact]
    public async Task One_node_refreshes_a_secret_for_all()
    {
        (await Secrets.ReadAsync("gateway", default)).ShouldBeNull();
        var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(node => Secrets.TryBeginRefreshAsync("gateway", 0, $"node-{node}", Samples.Now, Turn, default)));
        turns.Count(turn => turn).ShouldBe(1);
        var winner = $"node-{Array.IndexOf(turns, true)}";
        (await Secrets.ReadAsync("gateway", default)).ShouldBeNull("a turn is no secret");
        var stored = await Secrets.CompleteRefreshAsync("gateway", winner, "s3cret", Samples.Now, Samples.Now.AddMinutes(30), default);
        stored.ShouldBe(new SharedSecret("s3cret", 1, Samples.Now, Samples.Now.AddMinutes(30)));
        (await Secrets.ReadAsync("gateway", default)).ShouldBe(stored);
        (await Secrets.TryBeginRefreshAsync("gateway", 0, "late", Samples.Now, Turn, default)).ShouldBeFalse("another version is stored by now");
        (await Secrets.TryBeginRefreshAsync("gateway", 1, "next", Samples.Now, Turn, default)).ShouldBeTrue("the turn ended");
        (await Secrets.CompleteRefreshAsync("gateway", "next", "other", Samples.Now, Samples.Now.AddMinutes(60), default)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_turn_whose_node_died_ends_by_itself()
    {
        (await Secrets.TryBeginRefreshAsync("token", 0, "dead", Samples.Now, Turn, default)).ShouldBeTrue();
        (await Secrets.TryBeginRefreshAsync("token", 0, "next", Samples.Now.AddSeconds(9), Turn, default)).ShouldBeFalse();
        (await Secrets.TryBeginRefreshAsync("token", 0, "next", Samples.Now.AddSeconds(10), Turn, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Blocks_of_numbers_never_overlap()
    {
        (await fixture.Storage.Sequences.TakeAsync("one", 1, default)).ShouldBe(1);
        var firsts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.Storage.Sequences.TakeAsync("serial/370102/20260610", 50, default)));
        firsts.Order().ShouldBe(Enumerable.Range(0, 20).Select(i => (i * 50L) + 1));
    }

    [Fact]
    public async Task No_second_gives_more_than_its_quota_whoever_asks()
    {
        var grants = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => fixture.Storage.Quotas.TakeAsync("police", 10, 1, 100, 1000, Samples.Now, default)));
        grants.Sum(grant => grant.Granted).ShouldBe(100);
        grants.Where(grant => grant.Granted < 10).ShouldAllBe(grant => grant.RetryAt == Samples.Now.AddSeconds(1));
        var next = await fixture.Storage.Quotas.TakeAsync("police", 10, 1, 100, 1000, Samples.Now.AddSeconds(1), default);
        next.ShouldBe(new QuotaGrant(10, null, 110));
        (await fixture.Storage.Quotas.TakeAsync("police", 100, 1, 100, 1000, Samples.Now, default)).Granted.ShouldBe(90, "a clock that is behind takes from the second that has begun");
    }

    [Fact]
    public async Task A_call_about_several_counts_each_for_the_day_and_one_for_the_second()
    {
        var (now, midnight) = (Samples.Now, new DateTimeOffset(2026, 6, 10, 16, 0, 0, TimeSpan.Zero));
        (await fixture.Storage.Quotas.TakeAsync("lists", 2, 3, 2, 11, now, default)).ShouldBe(new QuotaGrant(2, null, 6));
        (await fixture.Storage.Quotas.TakeAsync("lists", 2, 3, 2, 11, now, default)).ShouldBe(new QuotaGrant(0, now.AddSeconds(1), 6), "two calls are the second's all");
        (await fixture.Storage.Quotas.TakeAsync("lists", 2, 3, 2, 11, now.AddSeconds(1), default)).ShouldBe(new QuotaGrant(1, midnight, 9), "what is left of the day is too little for a second call");
        (await fixture.Storage.Quotas.TakeAsync("lists", 1, 3, 2, 11, now.AddSeconds(1), default)).ShouldBe(new QuotaGrant(0, midnight, 9));
        (await fixture.Storage.Quotas.TakeAsync("lists", 1, 1, 2, 11, now.AddSeconds(1), default)).ShouldBe(new QuotaGrant(1, null, 10));
    }

    [Fact]
    public async Task A_day_ends_at_midnight_in_Beijing()
    {
        var evening = new DateTimeOffset(2026, 6, 10, 15, 59, 59, TimeSpan.Zero);
        (await fixture.Storage.Quotas.TakeAsync("veterans", 8, 1, 100, 10, evening, default)).ShouldBe(new QuotaGrant(8, null, 8));
        (await fixture.Storage.Quotas.TakeAsync("veterans", 8, 1, 100, 10, evening, default)).ShouldBe(new QuotaGrant(2, evening.AddSeconds(1), 10));
        (await fixture.Storage.Quotas.TakeAsync("veterans", 8, 1, 100, 10, evening, default)).ShouldBe(new QuotaGrant(0, evening.AddSeconds(1), 10));
        (await fixture.Storage.Quotas.TakeAsync("veterans", 8, 1, 100, 10, evening.AddSeconds(1), default)).ShouldBe(new QuotaGrant(8, null, 8));
    }
}
