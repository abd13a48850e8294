using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;

namespace DataHub.Storage.Tests.Replays;

/// <summary>Lists, groups and plans of failed pulls, by counts and indexes of kinds, beside the plain way: looking at every pull there is.</summary>
public sealed class FailedPullSearchTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const int Families = 120;
    private const int Choices = 250;

    private static readonly string[] Divisions = ["370102", "370103", "370602", "371402"];
    private static readonly string[] Sources = ["公安", "人社", "住建"];
    private static readonly string[] Codes = ["E-301", "E-302", "timeout"];
    private static readonly string[] Messages = ["it is down", "100% wrong_", "asked again"];
    private static readonly ErrorClass[] Classes = [ErrorClass.Transient, ErrorClass.Outage, ErrorClass.Rejected];
    private static readonly ItemId[] Items = [ItemId.HouseholdRegistration, ItemId.SocialInsurance, ItemId.PropertyTitle];

    [Fact]
    public async Task Every_filter_finds_what_looking_at_every_pull_finds()
    {
        var random = new Random(20261124);
        var pulls = new List<PullRow>();
        for (var family = 0; family < Families; family++)
        {
            pulls.AddRange(await StoreAsync(family, random));
        }

        for (var choice = 0; choice < Choices; choice++)
        {
            if (choice == Choices / 2)
            {
                await fixture.Storage.FailedPulls.FoldCountsAsync(default); // Nothing changes by it.
            }

            var (query, scope) = (Query(random), Scope(random));
            var expected = pulls.Where(pull => Means(query, scope, pull)).OrderByDescending(pull => pull.RequestedAt).ThenByDescending(pull => pull.Id.ToString(), StringComparer.Ordinal).ToList();
            (await AllPagesAsync(query, scope)).ShouldBe(expected.Select(pull => pull.Id), $"{query} for {string.Join(' ', scope.Prefixes)}");
            if (query.State == PullState.Failed)
            {
                (await fixture.Storage.FailedPulls.GroupsAsync(query, scope, default)).ShouldBe(Groups(expected), ignoreOrder: true, $"{query} for {string.Join(' ', scope.Prefixes)}");
                var forecast = await fixture.Storage.Replays.ForecastAsync(new ReplaySelection(query, null), force: false, scope, default);
                (forecast.Selected, forecast.Rejected, forecast.Families).ShouldBe(
                    (expected.Count(p => p.Class != ErrorClass.Rejected), expected.Count(p => p.Class == ErrorClass.Rejected), expected.Where(p => p.Class != ErrorClass.Rejected).Select(p => p.VerificationId).Distinct().Count()));
            }
        }
    }

    /// <summary>One family with a pull of each item; half of them are asked again and end in another way.</summary>
    private async Task<IEnumerable<PullRow>> StoreAsync(int family, Random random)
    {
        var store = fixture.Storage.Verifications;
        var opened = Samples.New(Divisions[random.Next(Divisions.Length)], $"key-{family}");
        (await store.OpenAsync(opened, default)).Outcome.ShouldBe(OpenOutcome.Created);
        var first = Items.Select(item => Ended(opened.Verification, item, random)).ToList();
        var again = random.Next(2) == 0;
        var until = again ? Samples.Now.AddMinutes(1) : (DateTimeOffset?)null;
        await SaveAsync(opened.Verification, first, until);
        var now = first;
        if (again)
        {
            var stored = first.Select(pull => pull with { IsStored = true, NewAttempts = [], StoredFailure = pull.State == PullState.Failed ? pull.Answer!.Failure : null, StoredSource = pull.Source });
            now = [.. stored.Select(pull => Ended(opened.Verification, pull.Question.Item, random) with { Id = pull.Id, IsStored = true, StoredFailure = pull.StoredFailure, StoredSource = pull.StoredSource })];
            await SaveAsync(opened.Verification, now, null);
        }

        return now.Select(pull => new PullRow(
            pull.Id, opened.Verification.Id, opened.Verification.PolicyKey.Division, 2026, pull.Question.Item.Value, "child", pull.State, pull.Answer?.Failure?.Class, pull.Answer?.Failure?.Code,
            pull.Answer?.Failure?.Message, 1, pull.Source, pull.RequestedAt, null, null));
    }

    private async Task SaveAsync(Core.Verifications.Verification verification, IReadOnlyList<Pull> pulls, DateTimeOffset? keep) =>
        (await fixture.Storage.Verifications.SaveAdvanceAsync(
            new Advance { Id = Guid.CreateVersion7(Samples.Now), Verification = verification, ChangedPulls = pulls, NewRevision = keep is null ? Samples.Revision(outcome: Outcome.Pending, final: false) : null, KeepLeaseUntil = keep },
            default)).ShouldBe(AdvanceResult.Saved);

    private static Pull Ended(Core.Verifications.Verification verification, ItemId item, Random random)
    {
        var state = (PullState[])[PullState.Failed, PullState.Failed, PullState.Failed, PullState.Record, PullState.Waiting];
        var ended = Samples.Household(verification, state[random.Next(state.Length)]);
        var failure = new PullFailure(Pick(Classes, random), Pick(Codes, random), Pick(Messages, random));
        return ended with
        {
            Question = ended.Question with { Item = item },
            Answer = ended.State == PullState.Failed ? PullAnswer.Failed(failure) : ended.Answer,
            Source = Pick(Sources, random),
            RequestedAt = Samples.Now.AddMinutes(random.Next(60)), // Several at the same moment: a page may end between them.
        };
    }

    private static PullQuery Query(Random random) => new()
    {
        State = random.Next(5) == 0 ? PullState.Waiting : PullState.Failed,
        Item = random.Next(3) == 0 ? Pick(Items, random).Value : null,
        Class = random.Next(4) == 0 ? Pick(Classes, random) : null,
        Code = random.Next(5) == 0 ? Pick(Codes, random) : null,
        Source = random.Next(4) == 0 ? Pick(Sources, random) : null,
        Division = random.Next(4) == 0 ? Pick(["37", "3701", .. Divisions, "3799"], random) : null,
        Text = random.Next(5) == 0 ? Pick(["DOWN", "%", "_", "again", "no such"], random) : null,
        From = random.Next(4) == 0 ? Samples.Now.AddMinutes(random.Next(60)) : null,
        To = random.Next(4) == 0 ? Samples.Now.AddMinutes(random.Next(60)) : null,
    };

    private static DivisionScope Scope(Random random) => random.Next(3) switch
    {
        0 => DivisionScope.All,
        1 => new DivisionScope(["37"]),
        _ => new DivisionScope(["3701", "371402"]),
    };

    private static bool Means(PullQuery query, DivisionScope scope, PullRow pull) =>
        pull.State == query.State && scope.Covers(pull.Division)
        && (query.Item is null || query.Item == pull.Item)
        && (query.Class is null || query.Class == pull.Class)
        && (query.Code is null || query.Code == pull.Code)
        && (query.Source is null || query.Source == pull.Source)
        && (query.Division is null || pull.Division.StartsWith(query.Division, StringComparison.Ordinal))
        && (query.Text is null || pull.Message?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true)
        && (query.From is null || pull.RequestedAt >= query.From)
        && (query.To is null || pull.RequestedAt < query.To);

    private static IEnumerable<FailureGroup> Groups(IEnumerable<PullRow> pulls) => pulls
        .GroupBy(pull => (pull.Item, pull.Class, pull.Code, pull.Message))
        .Select(group => new FailureGroup(group.Key.Item, group.Key.Class!.Value, group.Key.Code!, group.Key.Message!, group.Count()));

    private async Task<IReadOnlyList<Guid>> AllPagesAsync(PullQuery query, DivisionScope scope)
    {
        var found = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await fixture.Storage.FailedPulls.ListAsync(query, scope, cursor, limit: 17, default);
            page.Items.Count.ShouldBeLessThanOrEqualTo(17);
            found.AddRange(page.Items.Select(pull => pull.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }

    private static T Pick<T>(IReadOnlyList<T> values, Random random) => values[random.Next(values.Count)];
}
