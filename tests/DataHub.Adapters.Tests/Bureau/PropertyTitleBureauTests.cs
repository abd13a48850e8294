using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class PropertyTitleBureauTests
{
    private static readonly PullQuestion Question = People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Father);

    [Fact]
    public async Task By_owner_by_number_and_by_county()
    {
        await using var rig = await StartAsync();
        var sample = PullAnswer.Found(new PropertyTitleSubject().Expected);

        ConformanceRig.Json(await rig.AskAsync(Question)).ShouldBe(ConformanceRig.Json(sample));
        ConformanceRig.Json(await rig.AskAsync(Question with { Number = "鲁（2019）济南市不动产权第 0123456 号" })).ShouldBe(ConformanceRig.Json(sample));
        (await rig.AskAsync(Question with { Division = "370102" })).End.ShouldBe(PullState.Record);
        (await rig.AskAsync(Question with { Division = "370112" })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Migrant))).End.ShouldBe(PullState.NoRecord);
    }

    [Fact]
    public async Task Every_refusal_of_the_bureau_has_its_class()
    {
        await using var rig = await StartAsync();

        (await rig.AskAsync(Question, Refusal("NOT_COVERED"))).End.ShouldBe(PullState.NotCovered);
        (await rig.AskAsync(Question, Refusal("NO_RECORD"))).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Question, Refusal("invalid_token"))).Failure!.Class.ShouldBe(ErrorClass.Authorisation);
        (await rig.AskAsync(Question, Refusal("invalid_request"))).Failure!.Class.ShouldBe(ErrorClass.Rejected);
        (await rig.AskAsync(Question, Refusal("ERROR"))).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(Question, Broken(FaultKind.Reset))).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(Question, Broken(FaultKind.Malformed))).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(Question, Broken(FaultKind.Truncated))).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(Question, Broken(FaultKind.Oversized))).Failure!.Code.ShouldBe("oversized");
        (await rig.AskAsync(Question, Broken(FaultKind.MissingField))).Failure!.Field.ShouldBe("list[0].ghyt");
        (await rig.AskAsync(Question, Broken(FaultKind.RetypedField))).Failure!.Field.ShouldBe("list[0].ghyt");
        (await rig.AskAsync(Question, Broken(FaultKind.WrongPerson))).Failure!.Class.ShouldBe(ErrorClass.Integrity);
        (await rig.AskAsync(Question, Broken(FaultKind.ExtraField))).End.ShouldBe(PullState.Record);
        var throttled = (await rig.AskAsync(Question, Refusal("429"))).Failure!;
        throttled.Class.ShouldBe(ErrorClass.Throttled);
        throttled.NotBefore.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(12, null)]
    public async Task Maintenance_at_night_ends_at_two(int hour, int? endHour)
    {
        var clock = new FakeTimeProvider(Beijing(hour));
        await using var rig = await StartAsync(clock);

        var failure = (await rig.AskAsync(Question, Refusal("423"))).Failure!;

        failure.Class.ShouldBe(ErrorClass.Outage);
        failure.NotBefore.ShouldBe(endHour is { } end ? Beijing(end) : null);
    }

    [Fact]
    public async Task A_token_that_the_bureau_no_longer_honours_is_renewed()
    {
        await using var rig = await StartAsync();
        (await rig.AskAsync(Question)).End.ShouldBe(PullState.Record);
        rig.Bureau.Faults.Add(Refusal("invalid_token") with { Times = 1 });

        (await rig.AskAsync(Question)).End.ShouldBe(PullState.Record);
    }

    private static Task<BureauRig> StartAsync(TimeProvider? clock = null) => BureauRig.StartAsync(
        ItemId.PropertyTitle,
        (services, configuration) => services.AddSingleton(clock ?? TimeProvider.System).AddPropertyTitle(configuration),
        new PropertyTitleSubject().Settings,
        new MockBureauOptions { Clock = clock ?? TimeProvider.System });

    private static Fault Refusal(string code) => Broken(FaultKind.Code) with { Code = code };

    private static Fault Broken(FaultKind kind) => new() { Item = ItemId.PropertyTitle.Value, Kind = kind };

    private static DateTimeOffset Beijing(int hour) => new(2026, 6, 10, hour, 0, 0, TimeSpan.FromHours(8));
}
