using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.MarriageRegistration;
using DataHub.Adapters.PreferentialTreatment;
using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>The hub counts against its quota what the bureau counts against it: HTTP calls, not pulls.</summary>
public sealed class QuotaBureauTests
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 10, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Midnight = new(2026, 6, 11, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly MadeUpPopulation Population = MadeUpPopulation.Create(seed: 7, families: 400);

    private readonly FakeTimeProvider _clock = new(Morning);

    [Fact]
    public async Task Every_page_of_titles_counts()
    {
        var (question, titles) = OwnerOfSeveral();
        await using var rig = await TitlesAsync();

        (await rig.AskAsync(question)).Records.Count.ShouldBe(titles);

        rig.Counted.Total.ShouldBe(titles);
        rig.UsedToday.ShouldBe(titles);
    }

    [Fact]
    public async Task Quota_that_ends_between_two_pages_fails_the_pull_until_there_is_more_and_keeps_nothing()
    {
        var (question, titles) = OwnerOfSeveral();
        await using var rig = await TitlesAsync(("Quota:PerSecond", "0"), ("Quota:PerDay", $"{titles - 1}"));

        var fetched = await rig.Adapter.FetchAsync(question, rig.Context(), TestContext.Current.CancellationToken);

        fetched.Raw.ShouldBeNull();
        var failure = fetched.Failure.ShouldNotBeNull();
        (failure.Class, failure.Code, failure.NotBefore).ShouldBe((ErrorClass.Throttled, "quota", Midnight));
        rig.Counted.Total.ShouldBe(titles - 1);

        // The whole is read anew when there is quota again.
        _clock.SetUtcNow(Midnight);
        await using var later = await TitlesAsync();
        (await later.AskAsync(question)).Records.Count.ShouldBe(titles);
    }

    [Fact]
    public async Task The_next_seconds_quota_is_waited_for_between_two_pages()
    {
        var (question, titles) = OwnerOfSeveral();
        await using var rig = await TitlesAsync(("Quota:PerSecond", $"{titles - 1}"), ("Quota:PerDay", "0"));

        var asked = rig.AskAsync(question);
        while (!asked.IsCompleted)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            if (rig.Counted.Total == titles - 1)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        (await asked).Records.Count.ShouldBe(titles);
        rig.Counted.ShouldSatisfyAllConditions(c => c.Total.ShouldBe(titles), c => c.PeakSecond.ShouldBe(titles - 1));
    }

    [Fact]
    public async Task A_batch_that_ends_its_part_between_two_pages_holds_up_no_online_request()
    {
        var (question, titles) = OwnerOfSeveral();
        await using var rig = await TitlesAsync(("Quota:PerSecond", "0"), ("Quota:PerDay", $"{(titles - 1) * 2}"));

        (await rig.Adapter.FetchAsync(question, rig.Context(lane: Lane.Batch), TestContext.Current.CancellationToken)).Failure.ShouldNotBeNull().Code.ShouldBe("quota");

        (await rig.AskAsync(People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Father))).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task A_token_is_no_call_of_the_interface_and_a_page_repeated_with_a_new_one_is()
    {
        await using var rig = await TitlesAsync();
        rig.Bureau.Faults.Add(new Fault { Item = "property-title", Kind = FaultKind.Code, Code = "invalid_token", Times = 1 });

        (await rig.AskAsync(People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Father))).End.ShouldBe(PullState.Record);

        rig.Counted.Total.ShouldBe(2);
        rig.UsedToday.ShouldBe(2);
    }

    [Fact]
    public async Task A_question_repeated_with_a_new_secret_counts_twice()
    {
        await using var rig = await HouseholdsAsync();
        rig.Bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-110", Times = 1 });

        (await rig.AskAsync(People.Ask(ItemId.HouseholdRegistration, Role.Child, People.Child))).End.ShouldBe(PullState.Record);

        rig.Counted.Total.ShouldBe(2);
        rig.UsedToday.ShouldBe(2);
    }

    [Fact]
    public async Task A_list_counts_one_for_the_second_and_each_person_for_the_day()
    {
        await using var rig = await HouseholdsAsync(("Quota:PerSecond", "2"), ("Quota:PerDay", "8"));
        PullQuestion[] family = [.. new[] { People.Child, People.Father, People.Mother }.Select((p, i) => People.Ask(ItemId.HouseholdRegistration, i == 0 ? Role.Child : Role.Guardian(i - 1), p))];
        var batch = (IBatchAdapter)rig.Adapter;

        (await batch.FetchManyAsync(family, rig.Context(), TestContext.Current.CancellationToken)).ShouldAllBe(f => f.Raw != null);
        (await batch.FetchManyAsync(family, rig.Context(), TestContext.Current.CancellationToken)).ShouldAllBe(f => f.Raw != null);

        rig.Counted.ShouldSatisfyAllConditions(c => c.Today.ShouldBe(6), c => c.PeakSecond.ShouldBe(2));
        rig.UsedToday.ShouldBe(6);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var third = await batch.FetchManyAsync(family, rig.Context(), TestContext.Current.CancellationToken);
        third.ShouldAllBe(f => f.Failure!.Code == "quota" && f.Failure.NotBefore == Midnight, "three people do not go into what is left for two");
        rig.Counted.Today.ShouldBe(6);
        (await batch.FetchManyAsync(family[..2], rig.Context(), TestContext.Current.CancellationToken)).ShouldAllBe(f => f.Raw != null);
    }

    [Fact]
    public async Task Both_ways_of_asking_for_a_marriage_count()
    {
        await using var rig = await GatewayAsync(ItemId.MarriageRegistration, (services, configuration) => services.AddMarriageRegistration(configuration));
        var one = People.Ask(ItemId.MarriageRegistration, Role.Guardian(0), People.Father with { Sex = null });

        await rig.AskAsync(one);

        rig.Counted.Total.ShouldBe(2);
        rig.UsedToday.ShouldBe(2);
    }

    [Fact]
    public async Task Every_look_at_a_ticket_counts()
    {
        await using var rig = await TicketsAsync(TimeProvider.System, TimeSpan.FromMilliseconds(200));

        (await rig.AskAsync(People.Ask(ItemId.PreferentialTreatment, Role.Child, People.Child))).End.ShouldBe(PullState.Record);

        rig.Counted.Total.ShouldBeGreaterThan(2);
        rig.UsedToday.ShouldBe((int)rig.Counted.Total);
    }

    [Fact]
    public async Task A_ticket_whose_look_finds_no_quota_is_kept_for_later()
    {
        await using var rig = await TicketsAsync(TimeProvider.System, TimeSpan.Zero, ("Quota:PerSecond", "0"), ("Quota:PerDay", "1"));
        var question = People.Ask(ItemId.PreferentialTreatment, Role.Child, People.Child);

        var suspended = (await rig.Adapter.FetchAsync(question, rig.Context(), TestContext.Current.CancellationToken)).Continuation.ShouldNotBeNull();
        suspended.NotBefore.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());
        rig.Counted.Total.ShouldBe(1);

        var still = (await rig.Adapter.FetchAsync(question, rig.Context(ticket: suspended.Ticket), TestContext.Current.CancellationToken)).Failure.ShouldNotBeNull();
        (still.Class, still.Code).ShouldBe((ErrorClass.Throttled, "quota"));
        rig.Counted.Total.ShouldBe(1);
    }

    /// <summary>An owner of several titles, whom the bureau knows under one spelling, and how many titles.</summary>
    private static (PullQuestion Question, int Titles) OwnerOfSeveral()
    {
        var owner = Population.Families.SelectMany(f => f.Guardians).Select(g => g.Person)
            .First(p => p.IdType == "resident-id" && Population.TitlesOfOwner(p.IdNumber).Count > 1);
        return (People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Resident(owner.Name, owner.IdNumber)), Population.TitlesOfOwner(owner.IdNumber).Count);
    }

    private Task<BureauRig> TitlesAsync(params (string Key, string Value)[] settings) => BureauRig.StartAsync(
        ItemId.PropertyTitle,
        (services, configuration) => services.AddSingleton<TimeProvider>(_clock).AddPropertyTitle(configuration),
        Settings(new PropertyTitleSubject().Settings, [("PageSize", "1"), .. settings]), new MockBureauOptions { Clock = _clock }, Population);

    private Task<BureauRig> HouseholdsAsync(params (string Key, string Value)[] settings) =>
        GatewayAsync(ItemId.HouseholdRegistration, (services, configuration) => services.AddHouseholdRegistration(configuration), settings);

    private Task<BureauRig> GatewayAsync(ItemId item, Action<IServiceCollection, IConfiguration> register, params (string Key, string Value)[] settings)
    {
        var credentials = new MockCredentials();
        return BureauRig.StartAsync(
            item,
            (services, configuration) => register(services.AddSingleton<TimeProvider>(_clock), configuration),
            Settings(new Dictionary<string, string?>(), [("Sid", credentials.GatewaySid), ("AppKey", credentials.GatewayAppKey), .. settings]),
            new MockBureauOptions { Clock = _clock, Limits = new BureauLimits { RefreshInterval = TimeSpan.Zero } });
    }

    private static Task<BureauRig> TicketsAsync(TimeProvider clock, TimeSpan delay, params (string Key, string Value)[] settings) => BureauRig.StartAsync(
        ItemId.PreferentialTreatment,
        (services, configuration) => services.AddSingleton(clock).AddPreferentialTreatment(configuration),
        Settings(new Dictionary<string, string?>(), [("ApiKey", new MockCredentials().VeteransApiKey), .. settings]),
        new MockBureauOptions { Clock = clock, Limits = new BureauLimits { TicketDelay = delay, TicketPollAfter = TimeSpan.FromMilliseconds(10) } });

    /// <summary>By default a quota so small that the hub takes its calls one by one: what it has used is what it has asked.</summary>
    private static Dictionary<string, string?> Settings(IReadOnlyDictionary<string, string?> first, IEnumerable<(string Key, string Value)> more)
    {
        var settings = new Dictionary<string, string?>(first) { ["Quota:PerSecond"] = "10" };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }
}
