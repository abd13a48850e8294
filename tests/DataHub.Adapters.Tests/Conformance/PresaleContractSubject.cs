using DataHub.Adapters.PresaleContract;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class PresaleContractSubject : HousingSubject
{
    private const string Number = "YS2024037010200123";
    private const string Buyer = """{"mc":"李强","zjhm":"370881199003034019"}""";

    private static readonly PresaleContractRecord Contract = new()
    {
        ContractNumber = Number,
        Buyers = [new ContractBuyer("李强", "370881199003034019")],
        Address = "济南市历下区窑头路1号保利花园6号楼1单元1802",
        Division = "370102",
        Use = BuildingUse.Dwelling,
        Area = 121.50m,
        FiledOn = new DateOnly(2024, 1, 18),
        State = ContractState.Filed,
        HandedOver = true,
        HandedOverOn = new DateOnly(2025, 12, 30),
        UnitNumber = "370102010006GB00051F00061802",
    };

    protected override string Row => """
        { "htbh":"YS2024037010200123", "srf":[{"mc":"李强","zjhm":"370881199003034019"}], "zl":"济南市历下区窑头路1号保利花园6号楼1单元1802",
          "ssxq":"370102", "fwyt":"住宅", "jzmj":"121.50", "htje":"2430000.00", "basj":"20240118", "htzt":"已备案", "jfzt":"已交付", "jfrq":"20251230",
          "bdcdyh":"370102010006GB00051F00061802" }
        """;

    public override ItemId Item => ItemId.PresaleContract;
    public override PullQuestion Question { get; } = People.Ask(ItemId.PresaleContract, Role.Guardian(0), People.Migrant);
    public override IReadOnlyList<SourceRecord> Expected => [Contract];
    public override string WrongPerson => Envelope($"[{Row}, {Row.Replace("370881199003034019", OtherNumber, StringComparison.Ordinal)}]");

    public override IReadOnlyList<(string Document, string Reason)> Mismatches =>
    [
        (Envelope($"[{Row}, {Row.Replace("李强", "李墙", StringComparison.Ordinal)}]"), "name-differs"),
        (Envelope($"[{Row.Replace("李强", "李\uE863", StringComparison.Ordinal)}]"), "name-unreadable"),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddPresaleContract(configuration);

    public override IEnumerable<ConformanceCase> Own() => base.Own().Concat(
    [
        Altered<PresaleContractRecord>("cancelled", "已备案", "已注销", r => r with { State = ContractState.Cancelled }),
        Altered<PresaleContractRecord>("replaced by a title", "已备案", "已转登记", r => r with { State = ContractState.ReplacedByTitle }),
        Altered<PresaleContractRecord>("not handed over", "\"已交付\", \"jfrq\":\"20251230\"", "\"未交付\", \"jfrq\":\"\"", r => r with { HandedOver = false, HandedOverOn = null }),
        Altered<PresaleContractRecord>("no unit number yet", "370102010006GB00051F00061802", "", r => r with { UnitNumber = null }),
        Altered<PresaleContractRecord>("a shop", "住宅", "商业", r => r with { Use = BuildingUse.Commercial }),
        Altered<PresaleContractRecord>("a configured word", "住宅", "人才公寓", r => r with { Use = BuildingUse.Dwelling },
            new Dictionary<string, string?> { ["Uses:人才公寓"] = "Dwelling" }),
        Altered<PresaleContractRecord>("a prefecture's word", "住宅", "商务公寓", r => r with { Use = BuildingUse.ApartmentHotel },
            new Dictionary<string, string?> { ["Routes:3701:Uses:商务公寓"] = "ApartmentHotel", ["Routes:3702:Uses:商务公寓"] = "Office" }),
        Altered<PresaleContractRecord>("another buyer's name is kept", Buyer, $$"""{{Buyer}},{"mc":"\uE863","zjhm":"{{OtherNumber}}"}""",
            r => r with { Buyers = [.. r.Buyers, new ContractBuyer("\uE863", OtherNumber)] }),
        Drifted("unknown use", "住宅", "仓储", "result[0].fwyt"),
        Drifted("unknown state", "已备案", "备案中", "result[0].htzt"),
        Drifted("unknown hand-over", "已交付", "交付中", "result[0].jfzt"),
        Drifted("a number that is none", "121.50", "121,50", "result[0].jzmj", "wrong-type"),
        Drifted("another date format", "20240118", "2024-01-18", "result[0].basj", "wrong-type"),
        Drifted("a buyer that is null", Buyer, "null", "result[0].srf[0]", "wrong-type"),
        ByNumber("by contract number, whoever the buyer", Row.Replace("370881199003034019", OtherNumber, StringComparison.Ordinal),
            answer => answer.Records.ShouldHaveSingleItem().ShouldBeOfType<PresaleContractRecord>().Buyers[0].IdNumber.ShouldBe(OtherNumber)),
        ByNumber("by contract number, the person's own name still counts", Row.Replace("李强", "李墙", StringComparison.Ordinal),
            answer => ConformanceSuite.RequireEnd(answer, PullState.Mismatch, "name-differs")),
        ByNumber("by contract number, another contract", Row.Replace(Number, "YS2024037010200124", StringComparison.Ordinal),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Integrity, "wrong-number", "result[0].htbh")),
    ]);

    protected override IReadOnlyDictionary<string, string> Asked { get; } = new Dictionary<string, string> { ["srfzjhm"] = "370881199003034019", ["srfmc"] = "李强" };

    protected override string ParametersOf(CannedRequest request)
    {
        (request.Method, request.Path, request.Address.Query).ShouldBe((HttpMethod.Post, "/housing/api/presale/query", ""));
        request.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        return request.Text;
    }

    private ConformanceCase ByNumber(string name, string row, Action<PullAnswer> require) => ConformanceSuite.Case(this, name, request =>
    {
        request.Text.ShouldContain($"htbh={Number}");
        request.Text.ShouldNotContain("srf");
        return Wrap(Envelope($"[{row}]"), request);
    }, require, question: Question with { Number = Number });
}
