using System.Text.Json.Nodes;
using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class PropertyTitleSubject : ConformanceSubject
{
    private const string OtherNumber = "370102199001011233";
    private const string MotherRow = """{"qlrmc":"李娜","zjzl":"1","zjh":"370102198907262024","qlbl":""}""";

    private const string Row = """
        { "bdcqzh":"鲁(2019)济南市不动产权第0123456号", "bdcdyh":"370102004003GB00012F00030023", "zl":"历下区文化东路88号3号楼2-501", "ssxq":"370102",
          "ghyt":"10", "ghytmc":"住宅", "jzmj":98.6, "gyfs":"2", "gyqk":"共同共有", "djsj":"2019-06-18 09:21:33", "qszt":"1", "xzqk":["抵押"],
          "qlrlb":[ {"qlrmc":"张伟","zjzl":"1","zjh":"370102198801051018","qlbl":""}, {"qlrmc":"李娜","zjzl":"1","zjh":"370102198907262024","qlbl":""} ] }
        """;

    private static readonly PropertyTitleRecord Title = new()
    {
        TitleNumber = "鲁(2019)济南市不动产权第0123456号",
        NumberCancelled = false,
        UnitNumber = "370102004003GB00012F00030023",
        Address = "历下区文化东路88号3号楼2-501",
        Division = "370102",
        Use = BuildingUse.Dwelling,
        Area = 98.6m,
        Ownership = Ownership.Joint,
        RegisteredOn = new DateOnly(2019, 6, 18),
        State = TitleState.Current,
        Mortgaged = true,
        Seized = false,
        Disputed = false,
        RightOfResidence = false,
        Owners = [new TitleOwner("张伟", IdType.ResidentId, "370102198801051018", null), new TitleOwner("李娜", IdType.ResidentId, "370102198907262024", null)],
    };

    public override ItemId Item => ItemId.PropertyTitle;
    public override PullQuestion Question { get; } = People.Ask(ItemId.PropertyTitle, Role.Guardian(0), People.Father);
    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["ClientId"] = "enrol-hub", ["ClientSecret"] = "natural-secret" };
    public override string Sample => Page(1, 1, 20, Row);
    public override IReadOnlyList<SourceRecord> Expected => [Title];
    public override string WrongPerson => Page(2, 1, 20, Row, Row.Replace("370102198801051018", OtherNumber, StringComparison.Ordinal));
    public override IReadOnlyList<string> NoRecord => ["""{"status":"NO_RECORD"}""", """{"status":"NO_RECORD","total":0,"page":1,"size":20,"list":[]}""", Page(0, 1, 20)];

    /// <summary>None: an owner under another name is kept as it is written, for the checks to look at.</summary>
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => [];
    public override IReadOnlyList<(string Document, string Reason)> NotCovered => [("""{"status":"NOT_COVERED","total":0,"page":1,"size":20,"list":[]}""", "titles-not-digitised")];

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        new("400", _ => CannedAnswer.Json("""{"error":"invalid_request"}""", 400), ErrorClass.Rejected),
        new("401", _ => CannedAnswer.Json("""{"error":"invalid_token"}""", 401), ErrorClass.Authorisation),
        new("423", _ => CannedAnswer.Html(423) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "600" } }, ErrorClass.Outage, NotBefore: true),
        new("ERROR", _ => CannedAnswer.Json("""{"status":"ERROR","message":"登记系统异常"}"""), ErrorClass.Transient),
        new("a status of no table", _ => CannedAnswer.Json("""{"status":"BUSY"}"""), ErrorClass.Drift),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddPropertyTitle(configuration);

    public override CannedAnswer? Session(CannedRequest request) => request.Path == "/natural/oauth/token"
        ? CannedAnswer.Json("""{"access_token":"t0","token_type":"Bearer","expires_in":1800}""")
        : null;

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return Altered("other spellings of the title number", "鲁(2019)济南市不动产权第0123456号", "鲁（2019） 济南市不动产权第123456号", r => r);
        yield return Altered("a cancelled title number", "第0123456号", "第0123456号（销）2", r => r with { NumberCancelled = true });
        yield return Altered("a title from before 2016", "鲁(2019)济南市不动产权第0123456号", "济房权证历字第012345号", r => r with { TitleNumber = "济房权证历字第0012345号" });
        yield return Altered("historic", "\"qszt\":\"1\"", "\"qszt\":\"2\"", r => r with { State = TitleState.Historic });
        yield return Altered("cancelled", "\"qszt\":\"1\"", "\"qszt\":\"3\"", r => r with { State = TitleState.Cancelled });
        yield return Altered("every restriction", "\"抵押\"", "\"查封\",\"异议\",\"居住权\"", r => r with { Mortgaged = false, Seized = true, Disputed = true, RightOfResidence = true });
        yield return Drifted("by shares that are not stated", "\"gyfs\":\"2\"", "\"gyfs\":\"3\"", "list[0].qlrlb[0].qlbl");
        yield return Drifted("shares of more than the whole", "\"qlbl\":\"\"", "\"qlbl\":\"60%\"", "list[0].qlrlb.qlbl");
        foreach (var (code, use) in new[] { ("20", BuildingUse.Commercial), ("30", BuildingUse.Office), ("40", BuildingUse.Industrial), ("50", BuildingUse.ApartmentHotel), ("90", BuildingUse.Other) })
        {
            yield return Altered($"use {code}", "\"ghyt\":\"10\"", $"\"ghyt\":\"{code}\"", r => r with { Use = use });
        }

        yield return Owner("a passport", "\"zjzl\":\"3\",\"zjh\":\"E12345678\",\"qlbl\":\"\"", IdType.Passport, "E12345678");
        yield return Owner("a document of no kind", "\"zjzl\":\"9\",\"zjh\":\"123456789012345\",\"qlbl\":\"\"", null, "123456789012345");
        yield return Owner("a residence permit", "\"zjzl\":\"2\",\"zjh\":\"830000199201015010\",\"qlbl\":\"\"", IdType.HmtResidencePermit, "830000199201015010");
        yield return Owner("a travel permit", "\"zjzl\":\"2\",\"zjh\":\"h12345678\",\"qlbl\":\"\"", IdType.HmtTravelPermit, "H12345678");
        yield return Owner("an old resident id", "\"zjzl\":\"1\",\"zjh\":\"370102890726202\",\"qlbl\":\"33.33%\"", IdType.ResidentId, "370102198907262024", new Fraction(3333, 10_000));
        yield return Altered("the person's own row under another name is kept", "张伟", "张炜", r => r with { Owners = [r.Owners[0] with { Name = "张炜" }, r.Owners[1]] });
        foreach (var (field, from) in new[] { ("ghyt", "10"), ("gyfs", "2"), ("qszt", "1") })
        {
            yield return Drifted($"unknown code {field}", $"\"{field}\":\"{from}\"", $"\"{field}\":\"7\"", $"list[0].{field}");
        }

        yield return Drifted("an unknown restriction", "\"抵押\"", "\"抵押\",\"预告\"", "list[0].xzqk[1]");
        yield return Drifted("a restriction that is null", "\"抵押\"", "null", "list[0].xzqk[0]");
        yield return Drifted("an owner that is null", MotherRow, "null", "list[0].qlrlb[1]");
        yield return Drifted("an unknown document", MotherRow, MotherRow.Replace("\"zjzl\":\"1\"", "\"zjzl\":\"4\"", StringComparison.Ordinal), "list[0].qlrlb[1].zjzl");
        yield return Drifted("a share that is none", MotherRow, MotherRow.Replace("\"qlbl\":\"\"", "\"qlbl\":\"一半\"", StringComparison.Ordinal), "list[0].qlrlb[1].qlbl");
        yield return Drifted("a title number that is none", "鲁(2019)济南市不动产权第0123456号", "无", "list[0].bdcqzh");
        yield return Drifted("another time format", "2019-06-18 09:21:33", "2019/06/18 09:21", "list[0].djsj");
        yield return ByNumber("by title number in another spelling", Row, answer => answer.Records.ShouldHaveSingleItem().ShouldBeOfType<PropertyTitleRecord>().Owners.Count.ShouldBe(2));
        yield return ByNumber("by title number, another title", Row.Replace("0123456", "0123457", StringComparison.Ordinal),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Integrity, "wrong-number", "list[0].bdcqzh"));
        yield return ByNumber("by title number, of other owners", Row.Replace("370102198801051018", OtherNumber, StringComparison.Ordinal),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Integrity, "wrong-person", "list[0].qlrlb"));
        yield return ConformanceSuite.Case(this, "the county asked for goes along", request =>
        {
            JsonNode.Parse(request.Text)!.ToJsonString().ShouldBe(
                JsonNode.Parse("""{"qlrmc":"张伟","qlrzjh":"370102198801051018","ssxq":"370102","page":1,"size":50}""")!.ToJsonString());
            request.Headers["Authorization"].ShouldBe("Bearer t0");
            return Wrap(Sample, request);
        }, answer => ConformanceSuite.RequireEnd(answer, PullState.Record), question: Question with { Division = "370102" });
    }

    /// <summary>An answered page.</summary>
    internal static string Page(int total, int page, int size, params IEnumerable<string> rows) =>
        $$"""{"status":"OK","total":{{total}},"page":{{page}},"size":{{size}},"list":[{{string.Join(',', rows)}}]}""";

    /// <summary>The sample title under another number.</summary>
    internal static string Numbered(int serial) => Row.Replace("0123456", $"{serial:D7}", StringComparison.Ordinal);

    private ConformanceCase Altered(string name, string from, string to, Func<PropertyTitleRecord, PropertyTitleRecord> expected) =>
        ConformanceSuite.Case(this, name, r => Wrap(Page(1, 1, 20, Replaced(from, to)), r),
            answer => ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected(Title)]))));

    private ConformanceCase Owner(string name, string fields, IdType? type, string number, Fraction? share = null) =>
        Altered($"an owner with {name}", MotherRow, $$"""{"qlrmc":"李娜",{{fields}}}""",
            r => r with { Owners = [r.Owners[0], new TitleOwner("李娜", type, number, share)] });

    private ConformanceCase Drifted(string name, string from, string to, string field) =>
        ConformanceSuite.Case(this, name, r => Wrap(Page(1, 1, 20, Replaced(from, to)), r), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: field));

    private ConformanceCase ByNumber(string name, string row, Action<PullAnswer> require) => ConformanceSuite.Case(this, name, request =>
    {
        JsonNode.Parse(request.Text)!.ToJsonString().ShouldBe(
            JsonNode.Parse("""{"bdcqzh":"鲁（2019）济南市不动产权第123456号","qlrzjh":"370102198801051018","page":1,"size":50}""")!.ToJsonString());
        return Wrap(Page(1, 1, 50, row), request);
    }, require, question: Question with { Number = "鲁（2019）济南市不动产权第123456号" });

    private static string Replaced(string from, string to)
    {
        Row.ShouldContain(from);
        return Row.Replace(from, to, StringComparison.Ordinal);
    }
}
