using DataHub.Adapters.PreferentialTreatment;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using Microsoft.Extensions.Time.Testing;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class PreferentialTreatmentBureauTests
{
    private static readonly PullQuestion Question = People.Ask(ItemId.PreferentialTreatment, Role.Child, People.Child);

    public static TheoryData<FaultKind, string?, ErrorClass> Faults => new()
    {
        { FaultKind.Code, "401", ErrorClass.Authorisation },
        { FaultKind.Code, "400", ErrorClass.Rejected },
        { FaultKind.Code, "429", ErrorClass.Throttled },
        { FaultKind.Code, "FAILED", ErrorClass.Transient },
        { FaultKind.Code, "expired", ErrorClass.Transient },
        { FaultKind.Code, "http-503", ErrorClass.Transient },
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
    public async Task The_handbooks_child_and_father_share_one_record_and_the_mother_has_none()
    {
        await using var rig = await StartAsync();

        foreach (var person in new[] { People.Child, People.Father })
        {
            var record = (await rig.AskAsync(Question with { Subject = person })).Records.ShouldHaveSingleItem().ShouldBeOfType<PreferentialRecord>();
            (record.Category, record.CertificateNumber, record.HolderIdNumber).ShouldBe(("03", "鲁军优字第2024-0088号", People.Father.IdNumber));
            record.Beneficiaries.ShouldBe([new Beneficiary("张小雨", "370102202003120022")]);
        }

        (await rig.AskAsync(Question with { Subject = People.Mother })).End.ShouldBe(PullState.NoRecord);
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_told_for_what_it_is(FaultKind kind, string? code, ErrorClass expected)
    {
        await using var rig = await StartAsync();

        (await rig.AskAsync(Question, new Fault { Item = "preferential-treatment", Kind = kind, Code = code })).Failure.ShouldNotBeNull().Class.ShouldBe(expected);
    }

    [Fact]
    public async Task An_application_that_runs_already_is_no_failure()
    {
        await using var rig = await StartAsync();

        (await rig.AskAsync(Question, new Fault { Item = "preferential-treatment", Kind = FaultKind.Code, Code = "409" })).End.ShouldBe(PullState.Record);
    }

    [Fact]
    public async Task A_long_application_is_carried_on_with_and_one_that_expired_begun_again()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        await using var rig = await StartAsync(new MockBureauOptions
        {
            Clock = clock,
            Limits = new BureauLimits { TicketDelay = TimeSpan.FromSeconds(30), TicketPollAfter = TimeSpan.FromSeconds(20) },
        });

        var first = (await FetchAsync(null)).Continuation.ShouldNotBeNull();
        (await FetchAsync(null)).Continuation.ShouldNotBeNull().Ticket.ShouldBe(first.Ticket);
        (await FetchAsync(first.Ticket)).Continuation.ShouldNotBeNull().Ticket.ShouldBe(first.Ticket);
        clock.Advance(TimeSpan.FromSeconds(30));
        rig.Adapter.Read(Question, (await FetchAsync(first.Ticket)).Raw.ShouldNotBeNull()).End.ShouldBe(PullState.Record);
        clock.Advance(TimeSpan.FromMinutes(15));
        (await FetchAsync(first.Ticket)).Continuation.ShouldNotBeNull().Ticket.ShouldNotBe(first.Ticket);

        async Task<Fetched> FetchAsync(string? ticket) => await rig.Adapter.FetchAsync(Question, rig.Context(ticket: ticket), TestContext.Current.CancellationToken);
    }

    private static Task<BureauRig> StartAsync(MockBureauOptions? options = null) => BureauRig.StartAsync(ItemId.PreferentialTreatment,
        (services, configuration) => services.AddPreferentialTreatment(configuration),
        new Dictionary<string, string?> { ["ApiKey"] = new MockCredentials().VeteransApiKey }, options);
}
