using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Adapters.Tests.Bureau;

/// <summary>What goes wrong at a live bureau, and what becomes of it.</summary>
public sealed class GatewayFaultTests(BureauFixture fixture) : IClassFixture<BureauFixture>
{
    [Theory]
    [InlineData("-1", ErrorClass.Authorisation)]
    [InlineData("E-101", ErrorClass.Configuration)]
    [InlineData("E-106", ErrorClass.Authorisation)]
    [InlineData("E-107", ErrorClass.Configuration)]
    [InlineData("E-108", ErrorClass.Authorisation)]
    [InlineData("E-201", ErrorClass.Rejected)]
    [InlineData("E-301", ErrorClass.Transient)]
    [InlineData("E-302", ErrorClass.Outage)]
    [InlineData("E-429", ErrorClass.Throttled)]
    [InlineData("http-429", ErrorClass.Throttled)]
    [InlineData("http-500", ErrorClass.Transient)]
    [InlineData("http-502", ErrorClass.Transient)]
    [InlineData("http-503", ErrorClass.Transient)]
    [InlineData("http-504", ErrorClass.Transient)]
    public async Task Codes(string code, ErrorClass errorClass) =>
        (await AskAsync(new Fault { Item = Household, Kind = FaultKind.Code, Code = code })).Failure.ShouldNotBeNull().Class.ShouldBe(errorClass);

    [Theory]
    [InlineData(FaultKind.Malformed, ErrorClass.Drift)]
    [InlineData(FaultKind.Truncated, ErrorClass.Drift)]
    [InlineData(FaultKind.Oversized, ErrorClass.Drift)]
    [InlineData(FaultKind.WrongPerson, ErrorClass.Integrity)]
    [InlineData(FaultKind.MissingField, ErrorClass.Drift)]
    [InlineData(FaultKind.RetypedField, ErrorClass.Drift)]
    [InlineData(FaultKind.Reset, ErrorClass.Transient)]
    public async Task Broken_answers(FaultKind kind, ErrorClass errorClass)
    {
        foreach (var item in new[] { Household, "residence-permit", "enterprise-registration", "sole-trader-registration", "marriage-registration" })
        {
            if (QuestionOf(item) is { } question)
            {
                (await AskAsync(new Fault { Item = item, Kind = kind }, question)).Failure.ShouldNotBeNull(item).Class.ShouldBe(errorClass, item);
            }
        }
    }

    [Fact]
    public async Task A_drift_names_the_field() =>
        (await AskAsync(new Fault { Item = Household, Kind = FaultKind.MissingField, Field = "HH" })).Failure.ShouldNotBeNull().Field.ShouldBe("data.HH");

    [Fact]
    public async Task An_unknown_field_is_ignored() =>
        (await AskAsync(new Fault { Item = Household, Kind = FaultKind.ExtraField })).End.ShouldBe(PullState.Record);

    [Fact]
    public async Task An_outage_says_until_when()
    {
        var until = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

        var failure = (await AskAsync(new Fault { Item = Household, Kind = FaultKind.Outage, Until = until })).Failure.ShouldNotBeNull();

        (failure.Class, failure.NotBefore).ShouldBe((ErrorClass.Outage, until));
    }

    private const string Household = "household-registration";

    private async Task<PullAnswer> AskAsync(Fault fault, PullQuestion? question = null)
    {
        await using var hub = fixture.Hub();
        var id = fixture.Bureau.Faults.Add(fault);
        try
        {
            return await BureauFixture.AskAsync(hub, question ?? QuestionOf(fault.Item)!);
        }
        finally
        {
            fixture.Bureau.Faults.Remove(id);
        }
    }

    /// <summary>A question that has a record without the fault; null where the drawn families have none.</summary>
    private PullQuestion? QuestionOf(string item)
    {
        var people = fixture.People.Families.SelectMany(f => f.Guardians).Select(g => g.Person).Where(p => p.IdType == "resident-id");
        var person = people.FirstOrDefault(p => item switch
        {
            Household => fixture.People.Household(p.IdNumber)?.Name == p.Name,
            "residence-permit" => fixture.People.Permits(p.IdNumber).Any(r => r.Name == p.Name),
            "enterprise-registration" => fixture.People.EnterprisesOfPerson(p.IdNumber).Any(r => r.LegalPerson == p.Name),
            "sole-trader-registration" => fixture.People.SoleTradersOfPerson(p.IdNumber).Any(r => r.Operator == p.Name),
            _ => fixture.People.Marriages(p.IdNumber, null).Any(r => r.ManName == p.Name),
        });
        return person is null ? null : People.Ask(new ItemId(item), Role.Guardian(0), People.Resident(person.Name, new IdDocument(IdType.ResidentId, person.IdNumber).Number));
    }
}
