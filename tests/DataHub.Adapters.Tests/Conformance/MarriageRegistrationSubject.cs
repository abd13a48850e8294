using System.Text.Json.Nodes;
using DataHub.Adapters.MarriageRegistration;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class MarriageRegistrationSubject : GatewaySubject
{
    private const string Row = """
        { "op_type":"IA", "op_type_desc":"结婚登记", "op_date":"2014-10-01T00:00:00+08:00", "name_man":"张伟", "cert_num_man":"370102198801051018",
          "name_woman":"李娜", "cert_num_woman":"370102198907262024", "cert_no":"J370102-2014-001234", "dept_name":"济南市历下区民政局" }
        """;

    private static readonly MarriageRecord Marriage = new()
    {
        Act = MarriageAct.Marriage,
        Reissue = false,
        ActAt = new DateTimeOffset(2014, 10, 1, 0, 0, 0, TimeSpan.FromHours(8)),
        ManName = "张伟",
        ManIdNumber = "370102198801051018",
        WomanName = "李娜",
        WomanIdNumber = "370102198907262024",
        CertificateNumber = "J370102-2014-001234",
    };

    private static readonly Person Foreigner = new() { Name = "TEST PERSON", IdType = IdType.Passport, IdNumber = "K1234567" };

    public override ItemId Item => ItemId.MarriageRegistration;

    /// <summary>The couple, the wife first: sides follow from the sexes.</summary>
    public override PullQuestion Question { get; } = People.Ask(ItemId.MarriageRegistration, Role.Guardian(0), People.Mother) with
    {
        OtherRole = Role.Guardian(1),
        Other = People.Father,
    };

    public override string Sample => Rows(Row);
    public override IReadOnlyList<SourceRecord> Expected => [Marriage];
    public override string WrongPerson => Rows(Row, With("370102198801051018", OtherNumber));
    public override IReadOnlyList<string> NoRecord => [Rows()];
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => [(Rows(With("张伟", "张炜")), "name-differs"), (Rows(With("李娜", "李\uE001")), "name-unreadable")];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddMarriageRegistration(configuration);

    public override IEnumerable<ConformanceCase> Own()
    {
        foreach (var (type, act, reissue) in new[]
        {
            ("IA", MarriageAct.Marriage, false), ("IC", MarriageAct.Marriage, true), ("ICA", MarriageAct.Marriage, true),
            ("IB", MarriageAct.Divorce, false), ("IBA", MarriageAct.Divorce, true), ("IDA", MarriageAct.Annulment, false),
        })
        {
            yield return ConformanceSuite.Case(this, $"act {type}", r => Wrap(Rows(With("\"IA\"", $"\"{type}\"")), r),
                a => a.Records.ShouldHaveSingleItem().ShouldBe(Marriage with { Act = act, Reissue = reissue }));
        }

        yield return ConformanceSuite.Case(this, "an unknown act is drift", r => Wrap(Rows(Row, With("\"IA\"", "\"IX\"")), r),
            a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "unknown-code", "data.rows[1].op_type"));
        yield return ConformanceSuite.Case(this, "a list that is not whole is drift",
            r => Wrap(Rows(Row).Replace("\"total\":1", "\"total\":2", StringComparison.Ordinal), r), a => ConformanceSuite.RequireFailure(a, ErrorClass.Drift, "incomplete", "data.total"));
        yield return ConformanceSuite.Case(this, "one person's acts may be with anybody", r => Wrap(Rows(Row, With("370102198907262024", OtherNumber)), r),
            a => a.Records.Count.ShouldBe(2), question: People.Ask(Item, Role.Guardian(0), People.Father));
        yield return Asks("a couple is asked for by sides", Question,
            """{"cert_num_man":"370102198801051018","name_man":"张伟","cert_num_woman":"370102198907262024","name_woman":"李娜"}""");
        yield return Asks("one person is asked for by that side", People.Ask(Item, Role.Guardian(0), People.Mother), """{"cert_num_woman":"370102198907262024","name_woman":"李娜"}""");
        yield return Asks("the other's sex tells the side", Question with { Subject = Foreigner },
            """{"cert_num_man":"370102198801051018","name_man":"张伟","cert_num_woman":"K1234567","name_woman":"TEST PERSON"}""");
        yield return Asks("without a sex both sides are asked", People.Ask(Item, Role.Guardian(0), Foreigner),
            """{"cert_num_man":"K1234567","name_man":"TEST PERSON"}""", """{"cert_num_woman":"K1234567","name_woman":"TEST PERSON"}""");
        yield return ConformanceSuite.Case(this, "what both sides brought is one answer", BySide,
            a => a.Records.ShouldHaveSingleItem(), question: People.Ask(Item, Role.Guardian(0), Foreigner));
    }

    private static CannedAnswer BySide(CannedRequest request) => CannedAnswer.Json(
        request.Text.Contains("cert_num_man", StringComparison.Ordinal)
            ? Rows()
            : Rows(With("370102198907262024", "K1234567").Replace("李娜", "TEST PERSON", StringComparison.Ordinal)));

    private static string Rows(params string[] rows) => Envelope($$"""{"total":{{rows.Length}},"rows":[{{string.Join(',', rows)}}]}""");

    private static string With(string from, string to) => Row.Replace(from, to, StringComparison.Ordinal);

    private ConformanceCase Asks(string name, PullQuestion question, params string[] queries) => new(name, async cancellationToken =>
    {
        await using var rig = new ConformanceRig(this, (r, _) => Task.FromResult(Wrap(Rows(), r)));
        await rig.AskAsync(question, cancellationToken);
        var sent = rig.Requests.Where(r => r.Path == "/gateway/httpproxy").Select(r => JsonNode.Parse(r.Text)!["query"]).ToList();
        sent.Count.ShouldBe(queries.Length);
        sent.Zip(queries).ShouldAllBe(pair => JsonNode.DeepEquals(pair.First, JsonNode.Parse(pair.Second, null, default)));
    });
}
