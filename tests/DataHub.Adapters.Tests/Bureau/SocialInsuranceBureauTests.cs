using DataHub.Adapters.SocialInsurance;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class SocialInsuranceBureauTests
{
    private static readonly PullQuestion Question = People.Ask(ItemId.SocialInsurance, Role.Guardian(0), People.Migrant)
        with
    { From = new YearMonth(2024, 8), To = new YearMonth(2026, 8) };

    public static TheoryData<FaultKind, string?, ErrorClass> Faults => new()
    {
        { FaultKind.Code, "系统繁忙", ErrorClass.Transient },
        { FaultKind.Code, "令牌失效", ErrorClass.Authorisation },
        { FaultKind.Code, "参数错误", ErrorClass.Rejected },
        { FaultKind.Code, "-2", ErrorClass.Throttled },
        { FaultKind.Code, "http-502", ErrorClass.Transient },
        { FaultKind.Outage, null, ErrorClass.Transient },
        { FaultKind.Malformed, null, ErrorClass.Drift },
        { FaultKind.Truncated, null, ErrorClass.Drift },
        { FaultKind.Oversized, null, ErrorClass.Drift },
        { FaultKind.MissingField, null, ErrorClass.Drift },
        { FaultKind.RetypedField, null, ErrorClass.Drift },
        { FaultKind.WrongPerson, null, ErrorClass.Integrity },
        { FaultKind.Reset, null, ErrorClass.Transient },
    };

    [Fact]
    public async Task The_months_of_the_handbooks_migrant_are_read()
    {
        await using var rig = await StartAsync();

        var answer = await rig.AskAsync(Question);

        var record = answer.Records.ShouldHaveSingleItem().ShouldBeOfType<SocialInsuranceRecord>();
        (record.IdNumber, record.Name).ShouldBe(("370881199003034019", "李强"));
        record.Contributions.Select(c => c.Month).ShouldBe(Enumerable.Range(0, 22).Select(i => new YearMonth(2024, 8).AddMonths(i)));
        record.Contributions.ShouldAllBe(c => c.Kind == InsuranceKind.EmployeePension && c.State == ContributionState.Paid && c.Division == "370102");
    }

    [Fact]
    public async Task The_source_cuts_to_the_period_asked_for()
    {
        await using var rig = await StartAsync();

        var answer = await rig.AskAsync(Question with { To = new YearMonth(2024, 9) });

        answer.Records.ShouldHaveSingleItem().ShouldBeOfType<SocialInsuranceRecord>().Contributions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_known_is_no_record_and_another_name_a_mismatch()
    {
        await using var rig = await StartAsync();

        (await rig.AskAsync(Question with { Subject = People.Child })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Question with { Subject = People.Migrant with { Name = "李蔷" } })).Reason.ShouldBe("name-differs");
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_told_for_what_it_is(FaultKind kind, string? code, ErrorClass expected)
    {
        await using var rig = await StartAsync();

        var answer = await rig.AskAsync(Question, new Fault { Item = "social-insurance", Kind = kind, Code = code });

        answer.Failure.ShouldNotBeNull().Class.ShouldBe(expected);
        (await rig.AskAsync(Question)).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task A_new_field_is_ignored_and_a_wrong_token_refused()
    {
        await using var rig = await StartAsync();
        await using var stranger = await StartAsync("another");

        (await rig.AskAsync(Question, new Fault { Item = "social-insurance", Kind = FaultKind.ExtraField })).End.ShouldBe(PullState.Record);
        (await stranger.AskAsync(Question)).Failure.ShouldNotBeNull().Class.ShouldBe(ErrorClass.Authorisation);
    }

    private static Task<BureauRig> StartAsync(string? token = null) => BureauRig.StartAsync(ItemId.SocialInsurance,
        (services, configuration) => services.AddSocialInsurance(configuration),
        new Dictionary<string, string?> { ["Token"] = token ?? new MockCredentials().InsuranceToken });
}
