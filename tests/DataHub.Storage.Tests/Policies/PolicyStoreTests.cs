using DataHub.Core.Policies;
using DataHub.Core.Ports;

namespace DataHub.Storage.Tests.Policies;

public sealed class PolicyStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly IPolicyStore _store = fixture.Storage.Policies;

    [Fact]
    public async Task Versions_count_up_and_stay_readable()
    {
        var key = new PolicyKey("370102", 2026, Stage.Primary);
        (await _store.LatestAsync(key, default)).ShouldBeNull();
        var first = await PutAsync(key, """{"a": 1}""", 0);
        first.ShouldBe(new PolicyVersion(key, 1, """{"a": 1}""", Samples.Now, "li"));
        (await PutAsync(key, """{"a": 1}""", null)).ShouldBe(first, "an equal document is no new version");
        (await PutAsync(key, """{"a": 2}""", 0)).ShouldBeNull("another version is there already");
        (await PutAsync(key, """{"a": 2}""", 1))!.Version.ShouldBe(2);
        (await _store.LatestAsync(key, default))!.Json.ShouldBe("""{"a": 2}""");
        (await _store.VersionAsync(key, 1, default)).ShouldBe(first);
        (await _store.VersionAsync(key, 3, default)).ShouldBeNull();
        (await _store.LatestAsync(key with { Stage = Stage.Junior }, default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_list_shows_the_latest_of_each_within_the_scope()
    {
        var (a, b) = (new PolicyKey("371329", 2026, Stage.Primary), new PolicyKey("371329", 2026, Stage.Junior));
        await PutAsync(a, "1", null);
        await PutAsync(a, "2", null);
        await PutAsync(b, "3", null);
        var list = await _store.ListAsync(new DivisionScope(["3713"]), default);
        list.Select(version => (version.Key, version.Json)).ShouldBe([(b, "3"), (a, "2")]);
        (await _store.ListAsync(new DivisionScope(["42"]), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_racing_writers_with_one_expectation_one_wins()
    {
        var key = new PolicyKey("370112", 2026, Stage.Primary);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(key, $"{i}", 0)));
        results.Count(result => result is not null).ShouldBe(1);
        var free = await Task.WhenAll(Enumerable.Range(10, 8).Select(i => PutAsync(key, $"{i}", null)));
        free.Select(result => result!.Version).Order().ShouldBe(Enumerable.Range(2, 8));
    }

    private Task<PolicyVersion?> PutAsync(PolicyKey key, string json, int? expected) => _store.PutAsync(key, json, expected, "li", Samples.Now, null, default);
}
