using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class HouseholdRegistrationSubject : GatewaySubject
{
    private const string ChildRow = """
        { "GMSFHM":"370102202003120022", "XM":"张小雨", "XB":"2", "MZ":"01", "CSRQ":"20200312", "HH":"370102004100123",
          "HZXM":"张伟", "HZGMSFHM":"370102198801051018", "YHZGX":"30", "HB":"1", "HJDZ":"山东省济南市历下区文化东路88号3号楼2单元501室",
          "SSXQ":"370102", "PCSMC":"文化东路派出所", "HJQRRQ":"20210615", "HJQFJG":"济南市公安局历下分局", "RYZT":"0", "SFJTH":"0" }
        """;

    private static readonly HouseholdRecord ChildRecord = new()
    {
        IdNumber = "370102202003120022",
        Name = "张小雨",
        Sex = Sex.Female,
        BirthDate = new DateOnly(2020, 3, 12),
        Ethnicity = "01",
        HouseholdNumber = "370102004100123",
        HeadName = "张伟",
        HeadIdNumber = "370102198801051018",
        RelationToHead = "30",
        Collective = false,
        Address = "山东省济南市历下区文化东路88号3号楼2单元501室",
        Division = "370102",
        MovedInOn = new DateOnly(2021, 6, 15),
        State = HouseholdState.Registered,
    };

    public override ItemId Item => ItemId.HouseholdRegistration;
    public override PullQuestion Question { get; } = People.Ask(ItemId.HouseholdRegistration, Role.Child, People.Child);
    public override string Sample => Envelope(ChildRow);
    public override IReadOnlyList<SourceRecord> Expected => [ChildRecord];
    public override string WrongPerson => Sample.Replace("370102202003120022", OtherNumber, StringComparison.Ordinal);
    public override IReadOnlyList<string> NoRecord => [Envelope("{}")];

    public override IReadOnlyList<(string Document, string Reason)> Mismatches =>
    [
        (Envelope("""{"HCJG":"姓名不一致"}"""), "name-differs"),
        (Envelope(ChildRow.Replace("张小雨", "张晓雨", StringComparison.Ordinal)), "name-differs"),
        (Envelope(ChildRow.Replace("张小雨", "張小雨", StringComparison.Ordinal)), "name-variant"),
        (Envelope(ChildRow.Replace("张小雨", "张小\uE863", StringComparison.Ordinal)), "name-unreadable"),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddHouseholdRegistration(configuration);

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return Altered("no move-in date means since birth", "\"20210615\"", "\"\"", r => r with { MovedInOn = null });
        yield return Altered("an old head's number is upgraded", "\"370102198801051018\"", "\"370102880105101\"", r => r);
        yield return Altered("either mark makes a collective household", "\"SFJTH\":\"0\"", "\"SFJTH\":\"1\"", r => r with { Collective = true });
        yield return Altered("the kind makes a collective household", "\"HB\":\"1\"", "\"HB\":\"2\"", r => r with { Collective = true });
        yield return Altered("moved out", "\"RYZT\":\"0\"", "\"RYZT\":\"1\"", r => r with { State = HouseholdState.Cancelled });
        yield return Altered("dead", "\"RYZT\":\"0\"", "\"RYZT\":\"2\"", r => r with { State = HouseholdState.Dead });
        foreach (var (field, from) in new[] { ("RYZT", "0"), ("HB", "1"), ("SFJTH", "0"), ("XB", "2") })
        {
            yield return Drifted($"unknown code {field}", $"\"{field}\":\"{from}\"", $"\"{field}\":\"7\"", $"data.{field}");
        }

        foreach (var (field, from) in new[] { ("HH", "370102004100123"), ("YHZGX", "30"), ("SSXQ", "370102") })
        {
            yield return Drifted($"empty {field}", $"\"{field}\":\"{from}\"", $"\"{field}\":\"\"", $"data.{field}");
            yield return Drifted($"blank {field}", $"\"{field}\":\"{from}\"", $"\"{field}\":\" \u3000\"", $"data.{field}");
        }

        yield return new ConformanceCase("two blank household numbers of a list are no common book", BlankBooksAsync);
        yield return Drifted("another date format", "\"20200312\"", "\"2020-03-12\"", "data.CSRQ");
        yield return new ConformanceCase("a batch gives each person their own row", BatchAsync);
        yield return new ConformanceCase("a batch with a stranger is an integrity failure", StrangerAsync);
        yield return new ConformanceCase("a batch refused is refused for each", RefusedBatchAsync);
    }

    private ConformanceCase Altered(string name, string from, string to, Func<HouseholdRecord, HouseholdRecord> expected) =>
        ConformanceSuite.Case(this, name, r => Wrap(Envelope(ChildRow.Replace(from, to, StringComparison.Ordinal)), r),
            answer => ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected(ChildRecord)]))));

    private ConformanceCase Drifted(string name, string from, string to, string field) =>
        ConformanceSuite.Case(this, name, r => Wrap(Envelope(ChildRow.Replace(from, to, StringComparison.Ordinal)), r),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: field));

    private async Task BatchAsync(CancellationToken cancellationToken)
    {
        var foreigner = new Person { Name = "TEST PERSON", IdType = IdType.Passport, IdNumber = "K1234567" };
        PullQuestion[] questions =
        [
            Question, People.Ask(Item, Role.Guardian(0), People.Father), People.Ask(Item, Role.Guardian(1), foreigner), People.Ask(Item, Role.Guardian(2), People.Mother),
        ];
        var list = Envelope($$"""[{"GMSFHM":"370102198907262024","HCJG":"姓名不一致"},{{ChildRow}}]""");
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(list, request)));

        var fetched = await ((IBatchAdapter)rig.Adapter).FetchManyAsync(questions, rig.Context(), cancellationToken);

        var answers = fetched.Select((f, i) => rig.Read(questions[i], f.Raw!)).ToList();
        answers.Select(a => a.End).ShouldBe([PullState.Record, PullState.NoRecord, PullState.NotCovered, PullState.Mismatch]);
        answers[0].Records.ShouldHaveSingleItem().ShouldBe(ChildRecord);
        System.Text.Encoding.UTF8.GetString(fetched[0].Raw!.Parts[0].Span).ShouldNotContain("370102198907262024");
        var call = rig.Requests.Where(r => r.Path == "/gateway/httpproxy").ShouldHaveSingleItem();
        call.Headers["gjgxjhpt_rid"].ShouldBe("r_370000_hukou_02");
        call.Text.ShouldNotContain("K1234567");
        rig.RequireNoLeak();
    }

    private async Task BlankBooksAsync(CancellationToken cancellationToken)
    {
        var child = ChildRow.Replace("\"370102004100123\"", "\"\"", StringComparison.Ordinal);
        var father = child.Replace("\"GMSFHM\":\"370102202003120022\", \"XM\":\"张小雨\", \"XB\":\"2\"", "\"GMSFHM\":\"370102198801051018\", \"XM\":\"张伟\", \"XB\":\"1\"", StringComparison.Ordinal);
        PullQuestion[] questions = [Question, People.Ask(Item, Role.Guardian(0), People.Father)];
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Envelope($"[{child},{father}]"), request)));

        var fetched = await ((IBatchAdapter)rig.Adapter).FetchManyAsync(questions, rig.Context(), cancellationToken);

        foreach (var (index, one) in fetched.Index())
        {
            ConformanceSuite.RequireFailure(rig.Read(questions[index], one.Raw!), ErrorClass.Drift, field: "data.HH");
        }
    }

    private async Task StrangerAsync(CancellationToken cancellationToken)
    {
        var list = Envelope($"[{ChildRow.Replace("370102202003120022", OtherNumber, StringComparison.Ordinal)}]");
        foreach (var fetched in await FetchTwoAsync(list, cancellationToken))
        {
            fetched.Failure.ShouldNotBeNull().Class.ShouldBe(ErrorClass.Integrity);
        }
    }

    private async Task RefusedBatchAsync(CancellationToken cancellationToken)
    {
        foreach (var fetched in await FetchTwoAsync("""{"code":"E-301","msg":"","requestId":""}""", cancellationToken))
        {
            fetched.Failure.ShouldNotBeNull().Code.ShouldBe("E-301");
        }
    }

    private async Task<IReadOnlyList<Fetched>> FetchTwoAsync(string document, CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(document, request)));
        return await ((IBatchAdapter)rig.Adapter).FetchManyAsync([Question, People.Ask(Item, Role.Guardian(0), People.Father)], rig.Context(), cancellationToken);
    }
}
