using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.SocialInsurance;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class SocialInsuranceSubject : ConformanceSubject
{
    private const string Row =
        "<m><aae002>202507</aae002><aae140>110</aae140><aae111>1</aae111><aab004>济南新禾商贸有限公司</aab004><aab998>91370102MA3C4K5L3X</aab998><aab301>370102</aab301></m>";

    private static readonly Contribution July = new(new YearMonth(2025, 7), InsuranceKind.EmployeePension, ContributionState.Paid, "370102");

    private static readonly SocialInsuranceRecord Record = new()
    {
        IdNumber = "370881199003034019",
        Name = "李强",
        From = new YearMonth(2024, 8),
        To = new YearMonth(2026, 8),
        Contributions = [July],
    };

    public override ItemId Item => ItemId.SocialInsurance;
    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["Token"] = "hrss-token-370102" };
    public override PullQuestion Question { get; } = Asked("李强", "370881199003034019");
    public override string Sample => Answered(Row);
    public override IReadOnlyList<SourceRecord> Expected => [Record];
    public override string WrongPerson => Sample.Replace("370881199003034019", "370881199003034027", StringComparison.Ordinal);
    public override IReadOnlyList<string> NoRecord => ["<response><appcode>0</appcode><message/></response>"];

    public override IReadOnlyList<(string Document, string Reason)> Mismatches =>
    [
        (Sample.Replace("李强", "李蔷", StringComparison.Ordinal), "name-differs"),
        (Sample.Replace("李强", "李\uE863", StringComparison.Ordinal), "name-unreadable"),
    ];

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        Refused("-1", "系统繁忙", ErrorClass.Transient),
        Refused("-1", "令牌失效", ErrorClass.Authorisation),
        Refused("-1", "参数错误", ErrorClass.Rejected),
        Refused("-1", "李强的证件号370881199003034019有误", ErrorClass.Drift),
        Refused("-2", "访问过于频繁", ErrorClass.Throttled),
        Refused("7", "", ErrorClass.Drift),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddSocialInsurance(configuration);

    public override CannedAnswer Wrap(string document, CannedRequest request) => new()
    {
        Body = WireXml.Gb18030.GetBytes("""<?xml version="1.0" encoding="GB18030"?>""" + document),
        ContentType = "text/xml; charset=GB18030",
    };

    public override IEnumerable<Mutation> Mutations() => XmlMutations.Of(Sample, new HashSet<string> { "m" });

    public override string WithUnknownFields() => XmlMutations.WithUnknownFields(Sample);

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return Mapped("a known person may have no month", Answered(""), Record with { Contributions = [] });
        foreach (var (code, kind) in new[]
        {
            ("150", InsuranceKind.FlexiblePension), ("210", InsuranceKind.Unemployment), ("310", InsuranceKind.Medical), ("410", InsuranceKind.WorkInjury),
        })
        {
            yield return Mapped($"insurance {code}", Sample.Replace(">110<", $">{code}<", StringComparison.Ordinal), Record with { Contributions = [July with { Kind = kind }] });
        }

        yield return Mapped("owed", State("2"), Record with { Contributions = [July with { State = ContributionState.Owed }] });
        yield return Mapped("paid later", State("3"), Record with { Contributions = [July with { State = ContributionState.PaidLater }] });
        yield return Mapped("months that were not asked for are left out",
            Answered(Month("202407") + Month("202408") + Row + Month("202608") + Month("202609")),
            Record with { Contributions = [July with { Month = Record.From }, July, July with { Month = Record.To }] }, "month-outside-period");
        yield return Mapped("an 81/82/83 permit is asked for too", Sample.Replace("370881199003034019", "810000199003034016", StringComparison.Ordinal),
            Record with { IdNumber = "810000199003034016" }, null, Asked("李强", "810000199003034016", IdType.HmtResidencePermit));
        yield return Drifted("unknown insurance", ">110<", ">999<", "person.months.m[0].aae140");
        yield return Drifted("unknown state", "<aae111>1<", "<aae111>9<", "person.months.m[0].aae111");
        yield return Drifted("no month", ">202507<", ">202513<", "person.months.m[0].aae002");
        yield return Drifted("another root", "response>", "reply>", "response");
        yield return ConformanceSuite.Case(this, "an unknown message takes the class that -1 is given", Refused("-1", "x", default).Answer,
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Transient, "-1"), new Dictionary<string, string?> { ["Codes:-1"] = "Transient" });
        yield return ConformanceSuite.Case(this, "bytes that are no GB18030 are drift", r => Wrap(Sample, r) with { Body = [.. Wrap(Sample, r).Body[..^1], 0xFF] },
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, "malformed", "body"));
        foreach (var (name, dtd, name2) in Hostile())
        {
            yield return ConformanceSuite.Case(this, name, r => Wrap(dtd + Sample.Replace("<aac003>李强<", $"<aac003>{name2}<", StringComparison.Ordinal), r),
                answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, "malformed", "body"));
        }

        yield return new ConformanceCase("the request is the handbook's", RequestAsync);
        yield return new ConformanceCase("a period that the source refuses is not asked for", PeriodAsync);
        yield return new ConformanceCase("a name that XML cannot carry is not asked for", UnwritableAsync);
    }

    private static string Answered(string rows) =>
        $"<response><appcode>1</appcode><message/><person><aac001>3700000123456</aac001><aac002>370881199003034019</aac002><aac003>李强</aac003><months>{rows}</months></person></response>";

    private static string Month(string month) => Row.Replace("202507", month, StringComparison.Ordinal);

    private static PullQuestion Asked(string name, string number, IdType type = IdType.ResidentId) =>
        People.Ask(ItemId.SocialInsurance, Role.Guardian(0), new Person { Name = name, IdType = type, IdNumber = number })
            with
        { From = new YearMonth(2024, 8), To = new YearMonth(2026, 8) };

    private static Refusal Refused(string code, string message, ErrorClass errorClass) => new($"{code} {message}",
        _ => new CannedAnswer { Body = WireXml.Gb18030.GetBytes($"<response><appcode>{code}</appcode><message>{message}</message></response>") }, errorClass);

    /// <summary>Document types that would read a file, expand without end, or call another host. The name stands where an entity would show.</summary>
    private static IEnumerable<(string Name, string DocumentType, string InName)> Hostile()
    {
        yield return ("a document type is drift", "<!DOCTYPE response>", "李强");
        yield return ("an entity of one's own is drift", """<!DOCTYPE response [<!ENTITY who "李强">]>""", "&who;");
        yield return ("a file's content is never read in", $"""<!DOCTYPE response [<!ENTITY who SYSTEM "{new Uri(typeof(SocialInsuranceSubject).Assembly.Location)}">]>""", "&who;");
        yield return ("another host is never called", """<!DOCTYPE response SYSTEM "http://127.0.0.1:1/evil.dtd">""", "李强");
        yield return ("a billion laughs are drift",
            $"<!DOCTYPE response [<!ENTITY l0 \"ha\">{string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"))}]>", "&l9;");
    }

    private string State(string code) => Sample.Replace("<aae111>1<", $"<aae111>{code}<", StringComparison.Ordinal);

    private ConformanceCase Mapped(string name, string document, SocialInsuranceRecord expected, string? warning = null, PullQuestion? question = null) =>
        ConformanceSuite.Case(this, name, r => Wrap(document, r),
            answer => ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected], warning is null ? null : [warning]))), question: question);

    private ConformanceCase Drifted(string name, string from, string to, string field) =>
        ConformanceSuite.Case(this, name, r => Wrap(Sample.Replace(from, to, StringComparison.Ordinal), r),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: field));

    private async Task RequestAsync(CancellationToken cancellationToken)
    {
        // 㐆 and 𠮷 need four bytes each in GB18030; & must be escaped.
        var question = Asked("李㐆𠮷&", "370881199003034019");
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));

        await rig.Adapter.FetchAsync(question, rig.Context(), cancellationToken);

        var call = rig.Requests.ShouldHaveSingleItem();
        (call.Method, call.Path, call.Headers["X-Access-Token"]).ShouldBe((HttpMethod.Post, "/hrss/services/sbcx", "hrss-token-370102"));
        call.Headers["Content-Type"].ShouldBe("text/xml; charset=GB18030", StringCompareShould.IgnoreCase);
        WireXml.Gb18030.GetString(call.Body).ShouldBe("""<?xml version="1.0" encoding="GB18030"?>"""
            + "<request><aac002>370881199003034019</aac002><aac003>李㐆𠮷&amp;</aac003><aae041>202408</aae041><aae042>202608</aae042></request>");
    }

    private async Task PeriodAsync(CancellationToken cancellationToken)
    {
        PullQuestion[] unfit =
        [
            Question with { From = null }, Question with { To = null },
            Question with { From = new YearMonth(2026, 9) },
            Question with { From = new YearMonth(2021, 8) },
        ];
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        foreach (var question in unfit)
        {
            ConformanceSuite.RequireFailure(await rig.AskAsync(question, cancellationToken), ErrorClass.Rejected, "period");
        }

        rig.Requests.ShouldBeEmpty();
        (await rig.AskAsync(Question with { From = new YearMonth(2021, 9) }, cancellationToken)).End.ShouldBe(PullState.Record);
    }

    private async Task UnwritableAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        foreach (var name in new[] { "李\u0001", "李\uD842" })
        {
            ConformanceSuite.RequireFailure(await rig.AskAsync(Asked(name, "370881199003034019"), cancellationToken), ErrorClass.Rejected, "unwritable-name");
        }

        rig.Requests.ShouldBeEmpty();
    }
}
