using DataHub.Adapters.RentalFiling;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class RentalFilingSubject : HousingSubject
{
    private static readonly RentalFilingRecord Filing = new()
    {
        FilingNumber = "ZL370102-2025-00891",
        TenantName = "王芳",
        TenantIdNumber = "37010219910817206X",
        OwnerName = "赵敏",
        OwnerIdNumber = "370102197002090489",
        Address = "历下区解放路112号历山名郡2号楼1单元1203室",
        Division = "370102",
        From = new DateOnly(2025, 8, 1),
        To = new DateOnly(2027, 7, 31),
        State = RentalState.Filed,
        PublicRental = false,
    };

    protected override string Row => """
        { "babh":"ZL370102-2025-00891", "czr":"王芳", "czrzjh":"37010219910817206X", "cqr":"赵敏", "cqrzjh":"370102197002090489",
          "zl":"历下区解放路112号历山名郡2号楼1单元1203室", "ssxq":"370102", "qzrq":"2025/08/01", "zzrq":"2027/07/31", "yjzj":2800, "bazt":1, "gzf":0 }
        """;

    public override ItemId Item => ItemId.RentalFiling;
    public override PullQuestion Question { get; } = People.Ask(ItemId.RentalFiling, Role.Guardian(1), People.Resident("王芳", "37010219910817206X"));
    public override IReadOnlyList<SourceRecord> Expected => [Filing];
    public override string WrongPerson => Envelope($"[{Row}, {Row.Replace("37010219910817206X", OtherNumber, StringComparison.Ordinal)}]");

    public override IReadOnlyList<(string Document, string Reason)> Mismatches =>
    [
        (Envelope($"[{Row}, {Row.Replace("王芳", "王方", StringComparison.Ordinal)}]"), "name-differs"),
        (Envelope($"[{Row.Replace("王芳", "王\uE863", StringComparison.Ordinal)}]"), "name-unreadable"),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddRentalFiling(configuration);

    public override IEnumerable<ConformanceCase> Own() => base.Own().Concat(
    [
        Altered<RentalFilingRecord>("ended", "\"bazt\":1", "\"bazt\":2", r => r with { State = RentalState.Ended }),
        Altered<RentalFilingRecord>("withdrawn", "\"bazt\":1", "\"bazt\":3", r => r with { State = RentalState.Withdrawn }),
        Altered<RentalFilingRecord>("public rental housing", "\"gzf\":0", "\"gzf\":1", r => r with { PublicRental = true }),
        Altered<RentalFilingRecord>("an old owner's number is upgraded", "370102197002090489", "370102700209048", r => r),
        Altered<RentalFilingRecord>("a rent with a fraction", "2800", "2800.50", r => r),
        Drifted("unknown state", "\"bazt\":1", "\"bazt\":4", "result[0].bazt"),
        Drifted("unknown public rental mark", "\"gzf\":0", "\"gzf\":2", "result[0].gzf"),
        Drifted("another date format", "2025/08/01", "2025-08-01", "result[0].qzrq", "wrong-type"),
        Drifted("a day that never was", "2027/07/31", "2027/06/31", "result[0].zzrq", "wrong-type"),
    ]);

    protected override IReadOnlyDictionary<string, string> Asked { get; } = new Dictionary<string, string> { ["cardNo"] = "37010219910817206X", ["name"] = "王芳" };

    protected override string ParametersOf(CannedRequest request)
    {
        (request.Method, request.Path, request.Body.Length).ShouldBe((HttpMethod.Get, "/housing/api/rental/list", 0));
        return request.Address.Query[1..];
    }
}
