using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataHub.Adapters.BirthCertificate;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class BirthCertificateSubject : ConformanceSubject
{
    private const string OtherNumber = "370102199001011233";

    private static readonly SmKeys Keys = SmKeys.Of("enrol-hub", "health-sign-secret", "0123456789abcdeffedcba9876543210");

    private static readonly BirthCertificateRecord Record = new()
    {
        Number = "T370012345",
        ChildName = "张小雨",
        Sex = Sex.Female,
        BirthDate = new DateOnly(2020, 3, 12),
        MotherName = "李娜",
        MotherIdNumber = "370102198907262024",
        FatherName = "张伟",
        FatherIdNumber = "370102198801051018",
        State = CertificateState.Valid,
    };

    public override ItemId Item => ItemId.BirthCertificate;

    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["AppId"] = "enrol-hub",
        ["Secret"] = "health-sign-secret",
        ["Sm4Key"] = "0123456789abcdeffedcba9876543210",
    };

    public override PullQuestion Question { get; } =
        People.Ask(ItemId.BirthCertificate, Role.Child, People.Child) with { OtherRole = Role.Guardian(1), Other = People.Mother };

    public override string Sample => """
        { "code":200, "data":{ "babyName":"张小雨", "babySexCode":"2", "birthTime":"2020-03-12 08:31", "birthArea":"370102", "birthCode":"T370012345", "momName":"李娜", "momIdCode":"370102198907262024", "dadName":"张伟", "dadIdCode":"370102198801051018", "issueOrg":"济南市妇幼保健院", "certState":"1" } }
        """;

    public override IReadOnlyList<SourceRecord> Expected => [Record];
    public override string WrongPerson => Sample.Replace("370102198907262024", OtherNumber, StringComparison.Ordinal);
    public override IReadOnlyList<string> NoRecord => ["""{"code":404,"data":null}""", """{"code":404}"""];
    public override IReadOnlyList<(string Document, string Reason)> NotCovered => [("""{"code":410,"data":null}""", "born-before-register")];
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => [(With("张小雨", "张晓雨"), "name-differs"), (With("张小雨", "張小雨"), "name-variant")];

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        Inner("429", """{"code":429,"data":{"retryAfter":3}}""", ErrorClass.Throttled, notBefore: true),
        Inner("429 without a time", """{"code":429,"data":null}""", ErrorClass.Throttled),
        Inner("500", """{"code":500,"data":null}""", ErrorClass.Transient),
        Inner("an unknown code", """{"code":418,"data":null}""", ErrorClass.Drift),
        Outer("timestamp", ErrorClass.Configuration),
        Outer("nonce", ErrorClass.Authorisation),
        Outer("sign", ErrorClass.Authorisation),
        Outer("app", ErrorClass.Authorisation),
        Outer("another", ErrorClass.Authorisation),
        new Refusal("http-401 of a front", _ => CannedAnswer.Html(401), ErrorClass.Authorisation),
    ];

    private PullQuestion ByNumber => Question with { Number = "t370012345" };

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddBirthCertificate(configuration);

    public override CannedAnswer Wrap(string document, CannedRequest request) => Sent(Sealed(document));

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return ConformanceSuite.Case(this, "several children match", r => Wrap("""{"code":409,"data":null}""", r),
            answer => ConformanceSuite.RequireEnd(answer, PullState.NoRecord, "several-children-match"));
        yield return Mapped("no father", With("\"张伟\"", "\"\"", "\"370102198801051018\"", "\"\""), Record with { FatherName = null, FatherIdNumber = null });
        yield return Mapped("a father without a number", With("\"370102198801051018\"", "\"\""), Record with { FatherIdNumber = null });
        yield return Mapped("an old father's number is upgraded", With("370102198801051018", "370102880105101"), Record);
        yield return Mapped("a mother by name alone", With("\"370102198907262024\"", "\"\""), Record with { MotherIdNumber = null });
        yield return Mapped("an old mother's number is upgraded", With("370102198907262024", "370102890726202"), Record);
        yield return Mapped("replaced", With("\"certState\":\"1\"", "\"certState\":\"2\""), Record with { State = CertificateState.Replaced });
        yield return Mapped("void", With("\"certState\":\"1\"", "\"certState\":\"3\""), Record with { State = CertificateState.Void });
        yield return Mapped("the day of birth is Beijing's", With("2020-03-12 08:31", "2020-03-12 00:05"), Record);
        yield return Mapped("by number", Sample, Record, ByNumber);
        yield return Mapped("by number, of another mother: the number is what was asked for", WrongPerson, Record with { MotherIdNumber = OtherNumber }, ByNumber);
        yield return Ends("a child of another day", With("2020-03-12 08:31", "2020-03-13 08:31"), a => ConformanceSuite.RequireFailure(a, ErrorClass.Integrity, "wrong-person", "data.birthTime"));
        yield return Ends("another mother without a number", With("\"370102198907262024\"", "\"\"", "李娜", "李娟"), a => ConformanceSuite.RequireEnd(a, PullState.Mismatch, "name-differs"));
        yield return Ends("another number", With("T370012345", "T370012346"), a => ConformanceSuite.RequireFailure(a, ErrorClass.Integrity, "wrong-number", "data.birthCode"), ByNumber);
        yield return Ends("by number, of a child of another name", With("张小雨", "张晓雨"), a => ConformanceSuite.RequireEnd(a, PullState.Mismatch, "name-differs"), ByNumber);
        foreach (var (field, from, to) in new[]
        {
            ("certState", "\"certState\":\"1\"", "\"certState\":\"7\""), ("babySexCode", "\"babySexCode\":\"2\"", "\"babySexCode\":\"9\""),
            ("birthTime", "2020-03-12 08:31", "20200312 08:31"), ("birthCode", "T370012345", "370012345"),
        })
        {
            yield return Ends($"unfit {field}", With(from, to), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: $"data.{field}"));
        }

        yield return Forged("a wrong sign", e => e with { Sign = new string('0', 64) }, ErrorClass.Integrity, "bad-sign");
        yield return Forged("a shortened sign", e => e with { Sign = e.Sign[..^1] }, ErrorClass.Integrity, "bad-sign");
        yield return Forged("another cipher text", e => e with { Cipher = Sealed("""{"code":404}""").Cipher }, ErrorClass.Integrity, "bad-sign");
        yield return Forged("another app's answer", _ => SmEnvelope.Seal(Keys with { AppId = "another-hub" }, Encoding.UTF8.GetBytes(Sample), Now), ErrorClass.Integrity, "wrong-app");
        yield return Forged("an answer played again", _ => SmEnvelope.Seal(Keys, Encoding.UTF8.GetBytes(Sample), Now.AddMinutes(-6)), ErrorClass.Integrity, "stale-answer");
        yield return Forged("an answer of the future", _ => SmEnvelope.Seal(Keys, Encoding.UTF8.GetBytes(Sample), Now.AddMinutes(6)), ErrorClass.Integrity, "stale-answer");
        yield return Forged("a timestamp that is no number", e => Signed(e with { Timestamp = "2026-06-01" }), ErrorClass.Drift, "wrong-type");
        yield return Forged("signed nonsense", e => Signed(e with { Cipher = "AAAA" }), ErrorClass.Drift, "undecryptable");
        yield return new ConformanceCase("the request is the handbook's", RequestAsync);
        yield return new ConformanceCase("the kept answer is the decrypted one", KeptAsync);
        yield return new ConformanceCase("a question that the source refuses is not asked", IncompleteAsync);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static SmEnvelope Sealed(string document) => SmEnvelope.Seal(Keys, Encoding.UTF8.GetBytes(document), Now);

    private static SmEnvelope Signed(SmEnvelope e) => e with { Sign = Sm3Signature.Sign(Keys.Secret, e.AppId, e.Timestamp, e.Nonce, e.Cipher) };

    private static CannedAnswer Sent(SmEnvelope envelope) => CannedAnswer.Json(JsonSerializer.Serialize(envelope));

    private static Refusal Inner(string name, string document, ErrorClass errorClass, bool notBefore = false) => new(name, _ => Sent(Sealed(document)), errorClass, notBefore);

    private static Refusal Outer(string error, ErrorClass errorClass) => new($"http-401 {error}", _ => CannedAnswer.Json($$"""{"error":"{{error}}"}""", 401), errorClass);

    private string With(params ReadOnlySpan<string> fromTo)
    {
        var document = Sample;
        for (var i = 0; i < fromTo.Length; i += 2)
        {
            document.ShouldContain(fromTo[i]);
            document = document.Replace(fromTo[i], fromTo[i + 1], StringComparison.Ordinal);
        }

        return document;
    }

    private ConformanceCase Mapped(string name, string document, BirthCertificateRecord expected, PullQuestion? question = null) =>
        Ends(name, document, answer => ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected]))), question);

    private ConformanceCase Ends(string name, string document, Action<PullAnswer> require, PullQuestion? question = null) =>
        ConformanceSuite.Case(this, name, r => Wrap(document, r), require, question: question);

    private ConformanceCase Forged(string name, Func<SmEnvelope, SmEnvelope> forge, ErrorClass errorClass, string code) =>
        ConformanceSuite.Case(this, name, _ => Sent(forge(Sealed(Sample))), answer => ConformanceSuite.RequireFailure(answer, errorClass, code));

    private async Task RequestAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        await rig.AskAsync(Question, cancellationToken);
        await rig.AskAsync(ByNumber, cancellationToken);

        var calls = rig.Requests;
        calls.ShouldAllBe(call => call.Method == HttpMethod.Post && call.Path == "/health/api/birth/verify");
        calls.Select(call => Opened(call.Body)).ShouldBe(
        [
            """{"babyName":"张小雨","birthDate":"20200312","momName":"李娜","momIdCode":"370102198907262024"}""",
            """{"birthCode":"T370012345","momName":"李娜","momIdCode":"370102198907262024"}""",
        ]);
        calls.Select(call => JsonNode.Parse(call.Body)!["nonce"]!.GetValue<string>()).ShouldBeUnique();
        var sent = long.Parse(JsonNode.Parse(calls[0].Body)!["timestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        DateTimeOffset.FromUnixTimeMilliseconds(sent).ShouldBe(Now, TimeSpan.FromMinutes(1));
    }

    /// <summary>The inner JSON of a sealed request, with its characters unescaped.</summary>
    private static string Opened(byte[] body)
    {
        var (plain, failure) = SmEnvelope.Open(Keys, body);
        failure.ShouldBeNull();
        return JsonNode.Parse(plain)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private async Task KeptAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        var fetched = await rig.Adapter.FetchAsync(Question, rig.Context(), cancellationToken);
        Encoding.UTF8.GetString(fetched.Raw.ShouldNotBeNull().Parts.ShouldHaveSingleItem().Span).ShouldBe(Sample);
    }

    private async Task IncompleteAsync(CancellationToken cancellationToken)
    {
        PullQuestion[] incomplete =
        [
            Question with { Other = null, OtherRole = null },
            ByNumber with { Other = null, OtherRole = null },
            Question with { Number = "37001234" },
            Question with { Subject = People.Child with { BirthDate = null } },
        ];
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        foreach (var question in incomplete)
        {
            ConformanceSuite.RequireFailure(await rig.AskAsync(question, cancellationToken), ErrorClass.Rejected, "incomplete-question");
        }

        rig.Requests.ShouldBeEmpty();
    }
}
