using DataHub.Adapters.BirthCertificate;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;

namespace DataHub.Adapters.Tests.Bureau;

public sealed class BirthCertificateBureauTests
{
    private static readonly PullQuestion ByName =
        People.Ask(ItemId.BirthCertificate, Role.Child, People.Child) with { OtherRole = Role.Guardian(1), Other = People.Mother };

    private static readonly PullQuestion ByNumber = ByName with { Number = "T370012345" };

    public static TheoryData<FaultKind, string?, ErrorClass> Faults => new()
    {
        { FaultKind.Code, "429", ErrorClass.Throttled },
        { FaultKind.Code, "500", ErrorClass.Transient },
        { FaultKind.Code, "timestamp", ErrorClass.Configuration },
        { FaultKind.Code, "nonce", ErrorClass.Authorisation },
        { FaultKind.Code, "sign", ErrorClass.Authorisation },
        { FaultKind.Code, "app", ErrorClass.Authorisation },
        { FaultKind.Code, "param", ErrorClass.Rejected },
        { FaultKind.Code, "http-504", ErrorClass.Transient },
        { FaultKind.Outage, null, ErrorClass.Transient },
        { FaultKind.Malformed, null, ErrorClass.Drift },
        { FaultKind.Truncated, null, ErrorClass.Drift },
        { FaultKind.Oversized, null, ErrorClass.Drift },
        { FaultKind.MissingField, null, ErrorClass.Drift },
        { FaultKind.RetypedField, null, ErrorClass.Drift },
        { FaultKind.WrongPerson, null, ErrorClass.Integrity },
        { FaultKind.WrongSign, null, ErrorClass.Integrity },
        { FaultKind.Reset, null, ErrorClass.Transient },
    };

    [Fact]
    public async Task The_handbooks_child_is_found_by_name_and_by_number()
    {
        await using var rig = await StartAsync();

        foreach (var question in new[] { ByName, ByNumber })
        {
            var record = (await rig.AskAsync(question)).Records.ShouldHaveSingleItem().ShouldBeOfType<BirthCertificateRecord>();
            (record.Number, record.ChildName, record.BirthDate, record.State).ShouldBe(("T370012345", "张小雨", new DateOnly(2020, 3, 12), CertificateState.Valid));
            (record.MotherIdNumber, record.FatherIdNumber).ShouldBe((People.Mother.IdNumber, People.Father.IdNumber));
        }
    }

    [Fact]
    public async Task Another_mother_has_no_record_and_an_early_birth_is_not_covered()
    {
        await using var rig = await StartAsync();

        (await rig.AskAsync(ByName with { Other = People.Father })).End.ShouldBe(PullState.NoRecord);
        (await rig.AskAsync(ByNumber with { Subject = People.Child with { Name = "张晓雨" } })).Reason.ShouldBe("name-differs");
        var early = await rig.AskAsync(ByName with { Subject = People.Child with { BirthDate = new DateOnly(2014, 12, 31) } });
        (early.End, early.Reason).ShouldBe((PullState.NotCovered, "born-before-register"));
    }

    [Fact]
    public async Task Several_children_are_no_record_with_its_reason()
    {
        await using var rig = await StartAsync();

        var answer = await rig.AskAsync(ByName, new Fault { Item = "birth-certificate", Kind = FaultKind.Code, Code = "409" });

        (answer.End, answer.Reason).ShouldBe((PullState.NoRecord, "several-children-match"));
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_told_for_what_it_is(FaultKind kind, string? code, ErrorClass expected)
    {
        await using var rig = await StartAsync();

        var failure = (await rig.AskAsync(ByName, new Fault { Item = "birth-certificate", Kind = kind, Code = code })).Failure.ShouldNotBeNull();

        failure.Class.ShouldBe(expected);
        (failure.NotBefore is not null).ShouldBe(expected == ErrorClass.Throttled);
    }

    [Fact]
    public async Task Other_keys_are_refused()
    {
        foreach (var (setting, value, expected) in new[] { ("AppId", "another", "app"), ("Secret", "another", "sign") })
        {
            await using var rig = await StartAsync((setting, value));
            var failure = (await rig.AskAsync(ByName)).Failure.ShouldNotBeNull();
            (failure.Class, failure.Code).ShouldBe((ErrorClass.Authorisation, expected));
        }
    }

    private static Task<BureauRig> StartAsync((string Name, string Value)? other = null)
    {
        var known = new MockCredentials();
        var settings = new Dictionary<string, string?> { ["AppId"] = known.HealthAppId, ["Secret"] = known.HealthSecret, ["Sm4Key"] = known.HealthSm4KeyHex };
        if (other is var (name, value))
        {
            settings[name] = value;
        }

        return BureauRig.StartAsync(ItemId.BirthCertificate, (services, configuration) => services.AddBirthCertificate(configuration), settings);
    }
}
