using DataHub.Core.Ports;
using DataHub.Core.Verdicts;

namespace DataHub.Storage.Tests.Verifications;

public sealed class SearchTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly IVerificationStore _store = fixture.Storage.Verifications;
    private readonly List<Guid> _ids = [];

    /// <summary>Six families a minute apart, in two counties; the first three decided.</summary>
    public async ValueTask InitializeAsync()
    {
        await using (var command = fixture.Storage.Database.CreateCommand("TRUNCATE intake_idempotency, intake_verifications, deciding_states, deciding_revisions, pulling_pulls"))
        {
            await command.ExecuteNonQueryAsync();
        }

        for (var i = 0; i < 6; i++)
        {
            var item = Samples.New(division: i % 2 == 0 ? "370102" : "371329", key: $"k-{i}", externalId: $"LX-{i}", at: Samples.Now.AddMinutes(i));
            await _store.OpenAsync(item, default);
            _ids.Add(item.Verification.Id);
            if (i < 3)
            {
                await _store.SaveAdvanceAsync(Samples.Finish(item.Verification) with { NewRevision = Samples.Revision(outcome: i == 0 ? Outcome.NotMet : Outcome.ZeroProof) }, default);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Newest_come_first_and_pages_neither_repeat_nor_skip()
    {
        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await _store.SearchAsync(new VerificationQuery { Limit = 4, Cursor = cursor }, DivisionScope.All, default);
            page.Items.Count.ShouldBeInRange(1, 4);
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        seen.ShouldBe(_ids.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task A_page_that_ends_with_the_last_row_has_no_next() =>
        (await _store.SearchAsync(new VerificationQuery { Limit = 6 }, DivisionScope.All, default)).NextCursor.ShouldBeNull();

    [Fact]
    public async Task Each_filter_holds()
    {
        await FindsAsync(new() { ExternalId = "LX-4" }, 4);
        await FindsAsync(new() { ChildIdNumber = Samples.ChildNumber }, 5, 4, 3, 2, 1, 0);
        await FindsAsync(new() { ChildIdNumber = Samples.FatherNumber });
        await FindsAsync(new() { Outcome = Outcome.ZeroProof }, 2, 1);
        await FindsAsync(new() { Group = "property-and-household" }, 2, 1, 0);
        await FindsAsync(new() { Group = "migrant-worker" });
        await FindsAsync(new() { Source = "公安" }, 2, 1, 0);
        await FindsAsync(new() { Source = "民政" });
        await FindsAsync(new() { Division = "371329" }, 5, 3, 1);
        await FindsAsync(new() { Year = 2025 });
        await FindsAsync(new() { From = Samples.Now.AddMinutes(1).ToOffset(TimeSpan.FromHours(8)), To = Samples.Now.AddMinutes(3) }, 2, 1);
        await FindsAsync(new() { Division = "370102", Outcome = Outcome.ZeroProof, Year = 2026 }, 2);
    }

    [Fact]
    public async Task Nobody_sees_beyond_their_divisions()
    {
        var shandan = new DivisionScope(["3713"]);
        (await _store.SearchAsync(new VerificationQuery(), shandan, default)).Items.Select(item => item.PolicyKey.Division).Distinct().ShouldBe(["371329"]);
        (await _store.FindAsync(_ids[0], null, shandan, default)).ShouldBeNull();
        (await _store.FindAsync(_ids[1], null, shandan, default)).ShouldNotBeNull();
        (await _store.LatestRevisionAsync(_ids[0], shandan, default)).ShouldBeNull();
        (await _store.LatestRevisionAsync(_ids[1], shandan, default)).ShouldBe(1);
        (await _store.LatestRevisionAsync(_ids[5], shandan, default)).ShouldBe(0);
        (await _store.LatestRevisionAsync(Guid.Empty, DivisionScope.All, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_foreign_cursor_is_refused() =>
        await Should.ThrowAsync<FormatException>(() => _store.SearchAsync(new VerificationQuery { Cursor = "nonsense" }, DivisionScope.All, default));

    private async Task FindsAsync(VerificationQuery query, params int[] expected)
    {
        var page = await _store.SearchAsync(query, DivisionScope.All, default);
        page.Items.Select(item => _ids.IndexOf(item.Id)).ShouldBe(expected);
        if (query.ExternalId is not null)
        {
            var item = page.Items.Single();
            (item.ExternalId, item.Revision, item.Outcome, item.Final, item.CreatedAt).ShouldBe(("LX-4", 0, null, false, Samples.Now.AddMinutes(4)));
        }
    }
}
