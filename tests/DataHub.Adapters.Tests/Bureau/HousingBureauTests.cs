using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class HousingBureauTests
{
    private static readonly PullQuestion Contract = new PresaleContractSubject().Question;
    private static readonly PullQuestion Rental = new RentalFilingSubject().Question;

    public static TheoryData<string> Items => [Contract.Item.Value, Rental.Item.Value];

    [Fact]
    public async Task Contracts_by_buyer_and_by_number()
    {
        await using var rig = await BureauRig.StartAsync();
        var sample = PullAnswer.Found(new PresaleContractSubject().Expected);

        ConformanceRig.Json(await rig.AskAsync(Contract)).ShouldBe(ConformanceRig.Json(sample));
        ConformanceRig.Json(await rig.AskAsync(Contract with { Number = "YS2024037010200123" })).ShouldBe(ConformanceRig.Json(sample));
        (await rig.AskAsync(Contract with { Number = "YS2024037010299999" })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Contract with { Subject = People.Father })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Contract with { Subject = People.Migrant with { Name = "李墙" } })).End.ShouldBe(PullState.Mismatch);
    }

    [Fact]
    public async Task Rentals_by_tenant()
    {
        await using var rig = await BureauRig.StartAsync();

        ConformanceRig.Json(await rig.AskAsync(Rental)).ShouldBe(ConformanceRig.Json(PullAnswer.Found(new RentalFilingSubject().Expected)));
        (await rig.AskAsync(Rental with { Subject = People.Father })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Rental with { Subject = Rental.Subject with { Name = "王方" } })).End.ShouldBe(PullState.Mismatch);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public async Task Every_refusal_of_the_bureau_has_its_class(string item)
    {
        var question = item == Contract.Item.Value ? Contract : Rental;
        var driftField = item == Contract.Item.Value ? "result[0].htzt" : "result[0].zzrq";
        await using var rig = await BureauRig.StartAsync();

        (await rig.AskAsync(question, FaultKind.Code, "NO_DATA")).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(question, FaultKind.Code, "SIGN_ERROR")).Failure!.Class.ShouldBe(ErrorClass.Authorisation);
        (await rig.AskAsync(question, FaultKind.Code, "APP_DISABLED")).Failure!.Class.ShouldBe(ErrorClass.Authorisation);
        (await rig.AskAsync(question, FaultKind.Code, "PARAM_ERROR")).Failure!.Class.ShouldBe(ErrorClass.Rejected);
        (await rig.AskAsync(question, FaultKind.Code, "SYS_BUSY")).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, FaultKind.Code, "RATE_LIMIT")).Failure!.Class.ShouldBe(ErrorClass.Throttled);
        (await rig.AskAsync(question, FaultKind.Code, "http-503")).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, FaultKind.Reset)).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, FaultKind.Malformed)).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(question, FaultKind.Truncated)).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(question, FaultKind.Oversized)).Failure!.Code.ShouldBe("oversized");
        (await rig.AskAsync(question, FaultKind.MissingField)).Failure!.Field.ShouldBe(driftField);
        (await rig.AskAsync(question, FaultKind.RetypedField)).Failure!.Field.ShouldBe(driftField);
        (await rig.AskAsync(question, FaultKind.WrongPerson)).Failure!.Class.ShouldBe(ErrorClass.Integrity);
        (await rig.AskAsync(question, FaultKind.ExtraField)).End.ShouldBe(PullState.Record);
    }

    [Theory]
    [InlineData("Bureau:Md5Sign:AppSecret", "SIGN_ERROR")]
    [InlineData("Bureau:Md5Sign:AppKey", "APP_DISABLED")]
    public async Task Wrong_credentials_are_an_authorisation_failure(string setting, string code)
    {
        await using var rig = await BureauRig.StartAsync(new Dictionary<string, string?> { [setting] = "wrong" });
        (await rig.AskAsync(Rental)).Failure.ShouldBe(new PullFailure(ErrorClass.Authorisation, code, $"the source answered {code}"));
    }

    [Fact]
    public async Task Nothing_of_the_address_of_a_rental_query_is_logged_or_traced()
    {
        await using var rig = await BureauRig.StartAsync();
        await rig.AskAsync(Rental);
        await rig.AskAsync(Rental, FaultKind.Reset);
        await rig.AskAsync(Rental, FaultKind.Code, "http-502");
        await rig.AskAsync(Rental, FaultKind.Malformed);

        rig.Told.ShouldContain(line => line.Contains("DataHub.Pulling", StringComparison.Ordinal));
        var server = rig.Told.Where(line => line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        rig.Told.Except(server).ShouldAllBe(line => !line.Contains(Rental.Subject.IdNumber, StringComparison.Ordinal)
            && !line.Contains(Rental.Subject.Name, StringComparison.Ordinal) && !line.Contains(Uri.EscapeDataString(Rental.Subject.Name), StringComparison.OrdinalIgnoreCase));
    }
}
