using DataHub.Adapters.PresaleContract;
using DataHub.Adapters.RentalFiling;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class HousingBureauTests
{
    private static readonly PullQuestion Contract = new PresaleContractSubject().Question;
    private static readonly PullQuestion Rental = new RentalFilingSubject().Question;

    public static TheoryData<string> Items => [Contract.Item.Value, Rental.Item.Value];

    [Fact]
    public async Task Contracts_by_buyer_and_by_number()
    {
        await using var rig = await StartAsync(new PresaleContractSubject());
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
        await using var rig = await StartAsync(new RentalFilingSubject());

        ConformanceRig.Json(await rig.AskAsync(Rental)).ShouldBe(ConformanceRig.Json(PullAnswer.Found(new RentalFilingSubject().Expected)));
        (await rig.AskAsync(Rental with { Subject = People.Father })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(Rental with { Subject = Rental.Subject with { Name = "王方" } })).End.ShouldBe(PullState.Mismatch);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public async Task Every_refusal_of_the_bureau_has_its_class(string item)
    {
        HousingSubject subject = item == Contract.Item.Value ? new PresaleContractSubject() : new RentalFilingSubject();
        var question = subject.Question;
        var driftField = item == Contract.Item.Value ? "result[0].htzt" : "result[0].zzrq";
        await using var rig = await StartAsync(subject);

        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "NO_DATA"))).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "SIGN_ERROR"))).Failure!.Class.ShouldBe(ErrorClass.Authorisation);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "APP_DISABLED"))).Failure!.Class.ShouldBe(ErrorClass.Authorisation);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "PARAM_ERROR"))).Failure!.Class.ShouldBe(ErrorClass.Rejected);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "SYS_BUSY"))).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "RATE_LIMIT"))).Failure!.Class.ShouldBe(ErrorClass.Throttled);
        (await rig.AskAsync(question, Broken(question, FaultKind.Code, "http-503"))).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, Broken(question, FaultKind.Reset))).Failure!.Class.ShouldBe(ErrorClass.Transient);
        (await rig.AskAsync(question, Broken(question, FaultKind.Malformed))).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(question, Broken(question, FaultKind.Truncated))).Failure!.Class.ShouldBe(ErrorClass.Drift);
        (await rig.AskAsync(question, Broken(question, FaultKind.Oversized))).Failure!.Code.ShouldBe("oversized");
        (await rig.AskAsync(question, Broken(question, FaultKind.MissingField))).Failure!.Field.ShouldBe(driftField);
        (await rig.AskAsync(question, Broken(question, FaultKind.RetypedField))).Failure!.Field.ShouldBe(driftField);
        (await rig.AskAsync(question, Broken(question, FaultKind.WrongPerson))).Failure!.Class.ShouldBe(ErrorClass.Integrity);
        (await rig.AskAsync(question, Broken(question, FaultKind.ExtraField))).End.ShouldBe(PullState.Record);
    }

    [Theory]
    [InlineData("AppSecret", "SIGN_ERROR")]
    [InlineData("AppKey", "APP_DISABLED")]
    public async Task Wrong_credentials_are_an_authorisation_failure(string setting, string code)
    {
        await using var rig = await StartAsync(new RentalFilingSubject(), new Dictionary<string, string?> { [setting] = "wrong" });
        var failure = (await rig.AskAsync(Rental)).Failure.ShouldNotBeNull();

        (failure.Class, failure.Code, failure.NotBefore, failure.Field).ShouldBe((ErrorClass.Authorisation, code, null, null));
        failure.Message.ShouldBe($"the source answered {code}: it does not honour the hub's credentials; compare them and the item's grant with the department");
    }

    [Fact]
    public async Task Nothing_of_the_address_of_a_rental_query_is_logged_or_traced()
    {
        using var told = new Eavesdropper();
        await using var rig = await StartAsync(new RentalFilingSubject(), listener: told);
        await rig.AskAsync(Rental);
        await rig.AskAsync(Rental, Broken(Rental, FaultKind.Reset));
        await rig.AskAsync(Rental, Broken(Rental, FaultKind.Code, "http-502"));
        await rig.AskAsync(Rental, Broken(Rental, FaultKind.Malformed));

        told.Heard.ShouldContain(line => line.StartsWith("DataHub.Pulling", StringComparison.Ordinal));
        // The bureau runs in this process too, and what it tells of its requests is its own.
        var hub = told.Heard.Where(line => !line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        string[] personal = [Rental.Subject.IdNumber, Rental.Subject.Name, Uri.EscapeDataString(Rental.Subject.Name)];
        hub.ShouldAllBe(line => !personal.Any(datum => line.Contains(datum, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Both_items_share_the_settings_of_their_scheme()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bureau:Md5Sign:AppKey"] = "shared-key",
            ["Bureau:Md5Sign:AppSecret"] = "shared-secret",
            ["Adapters:rental-filing:AppSecret"] = "own-secret",
        }).Build();
        using var services = new ServiceCollection().AddPresaleContract(configuration).AddRentalFiling(configuration).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<AdapterSettings<RentalFilingOptions>>>().Value)
            .Failures.ShouldHaveSingleItem().ShouldStartWith("Adapters:rental-filing:BaseAddress is missing");
        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IOptions<AdapterSettings<PresaleContractOptions>>>().Value)
            .Failures.ShouldHaveSingleItem().ShouldStartWith("Adapters:presale-contract:BaseAddress is missing");
    }

    private static Task<BureauRig> StartAsync(HousingSubject subject, IReadOnlyDictionary<string, string?>? settings = null, ILoggerProvider? listener = null) => BureauRig.StartAsync(
        subject.Item,
        (services, configuration) => subject.Register(
            listener is null ? services : services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(listener)), configuration),
        new Dictionary<string, string?>([.. subject.Settings.Where(pair => settings?.ContainsKey(pair.Key) != true), .. settings ?? new Dictionary<string, string?>()]));

    private static Fault Broken(PullQuestion question, FaultKind kind, string? code = null) => new() { Item = question.Item.Value, Kind = kind, Code = code };
}
