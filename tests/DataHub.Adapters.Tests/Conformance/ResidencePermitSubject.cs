using DataHub.Adapters.ResidencePermit;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class ResidencePermitSubject : GatewaySubject
{
    private const string Row = """
        { "xm":"李强", "gmsfhm":"370881199003034019", "zzbh":"370102A00012345", "ssxq":"370102", "jzdz":"历下区解放路112号历山名郡2-1-1203",
          "jzsy":"务工", "qfrq":"2024-05-20", "yxqqsrq":"2025-05-20", "yxqjzrq":"2026-05-19", "qzcs":2, "zt":"1" }
        """;

    private static readonly ResidencePermitRecord Permit = new()
    {
        IdNumber = "370881199003034019",
        Name = "李强",
        PermitNumber = "370102A00012345",
        Division = "370102",
        Address = "历下区解放路112号历山名郡2-1-1203",
        FirstIssuedOn = new DateOnly(2024, 5, 20),
        ValidFrom = new DateOnly(2025, 5, 20),
        ValidTo = new DateOnly(2026, 5, 19),
        Endorsements = 2,
        State = PermitState.Valid,
    };

    public override ItemId Item => ItemId.ResidencePermit;
    public override PullQuestion Question { get; } = People.Ask(ItemId.ResidencePermit, Role.Guardian(0), People.Migrant);
    public override string Sample => Envelope($"[{Row}]");
    public override IReadOnlyList<SourceRecord> Expected => [Permit];
    public override string WrongPerson => Envelope($"[{Row}, {Row.Replace("370881199003034019", OtherNumber, StringComparison.Ordinal)}]");
    public override IReadOnlyList<string> NoRecord => [Envelope("[]")];

    public override IReadOnlyList<(string Document, string Reason)> Mismatches =>
        [(Envelope($"[{Row}, {Row.Replace("李强", "李蔷", StringComparison.Ordinal)}]"), "name-differs")];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddResidencePermit(configuration);

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return ConformanceSuite.Case(this, "permits keep their order and states",
            r => Wrap(Envelope($"[{Row.Replace("\"zt\":\"1\"", "\"zt\":\"2\"", StringComparison.Ordinal)},{Row.Replace("\"zt\":\"1\"", "\"zt\":\"0\"", StringComparison.Ordinal)},{Row}]"), r),
            a => a.Records.Cast<ResidencePermitRecord>().Select(p => p.State).ShouldBe([PermitState.Cancelled, PermitState.Invalid, PermitState.Valid]));
        yield return ConformanceSuite.Case(this, "an unknown state is drift",
            r => Wrap(Envelope($"[{Row},{Row.Replace("\"zt\":\"1\"", "\"zt\":\"9\"", StringComparison.Ordinal)}]"), r),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "unknown-code", "data[1].zt"));
        yield return ConformanceSuite.Case(this, "a day that never was is drift",
            r => Wrap(Envelope($"[{Row.Replace("2026-05-19", "2026-02-30", StringComparison.Ordinal)}]"), r),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "wrong-type", "data[0].yxqjzrq"));
    }
}
