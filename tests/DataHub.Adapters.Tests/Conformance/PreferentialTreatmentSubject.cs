using DataHub.Adapters.PreferentialTreatment;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Families;
using DataHub.Core.Items;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Adapters.Tests.Conformance;

public sealed class PreferentialTreatmentSubject : ConformanceSubject
{
    private const string OtherNumber = "370102199001011233";
    private const string Running = """{"state":"RUNNING","pollAfterMs":60000}""";

    private const string Row = """
        { "category":"03", "categoryName":"现役军人子女", "certificateNo":"鲁军优字第2024-0088号", "holderName":"张伟", "holderIdCard":"370102198801051018", "beneficiaries":[{"name":"张小雨","idCard":"370102202003120022"}], "validFrom":"2024-01-01", "validTo":"2028-12-31", "state":1 }
        """;

    private static readonly PreferentialRecord Record = new()
    {
        Category = "03",
        CertificateNumber = "鲁军优字第2024-0088号",
        HolderName = "张伟",
        HolderIdNumber = "370102198801051018",
        Beneficiaries = [new Beneficiary("张小雨", "370102202003120022")],
        ValidFrom = new DateOnly(2024, 1, 1),
        ValidTo = new DateOnly(2028, 12, 31),
        State = PreferentialState.Valid,
    };

    /// <summary>The source's answers to applications, in turn; the last one stays.</summary>
    private IReadOnlyList<CannedAnswer> Applications { get; init; } = [CannedAnswer.Json("""{"ticket":"b7","pollAfterMs":1}""", 202)];
    private int _applied = -1;

    public override ItemId Item => ItemId.PreferentialTreatment;
    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?> { ["ApiKey"] = "veterans-key-370102" };
    public override PullQuestion Question { get; } = People.Ask(ItemId.PreferentialTreatment, Role.Child, People.Child);
    public override string Sample => Done(Row);
    public override IReadOnlyList<SourceRecord> Expected => [Record];
    public override string WrongPerson => Sample.Replace("370102202003120022", OtherNumber, StringComparison.Ordinal);
    public override IReadOnlyList<string> NoRecord => [Done("")];
    public override IReadOnlyList<(string Document, string Reason)> Mismatches => [(Sample.Replace("张小雨", "张晓雨", StringComparison.Ordinal), "name-differs")];

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        // With a reason that names the child: it must not reach a log.
        new("FAILED", _ => CannedAnswer.Json("""{"state":"FAILED","reason":"张小雨 370102202003120022 核验系统异常"}"""), ErrorClass.Transient),
        new("an unknown state", _ => CannedAnswer.Json("""{"state":"PAUSED"}"""), ErrorClass.Drift),
        new("http-401", _ => CannedAnswer.Json("""{"error":"unauthorized"}""", 401), ErrorClass.Authorisation),
        new("http-404 again and again", _ => CannedAnswer.Json("""{"error":"not_found"}""", 404), ErrorClass.Transient),
        new("a running ticket without a pause", _ => CannedAnswer.Json("""{"state":"RUNNING"}""", 202), ErrorClass.Drift),
        new("http-204", _ => new CannedAnswer { Status = 204 }, ErrorClass.Drift),
    ];

    public override IReadOnlyDictionary<string, string?> Impatient { get; } =
        new Dictionary<string, string?> { ["Timeout"] = "00:00:01", ["PollBudget"] = "00:00:00.900" };

    public override void Register(IServiceCollection services, IConfiguration configuration) => services.AddPreferentialTreatment(configuration);

    public override CannedAnswer? Session(CannedRequest request) =>
        request.Method == HttpMethod.Post ? Applications[Math.Min(Interlocked.Increment(ref _applied), Applications.Count - 1)] : null;

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return Ends("a parent is asked as holder", Sample, answer => RequireRecord(answer, Record), People.Ask(Item, Role.Guardian(0), People.Father));
        yield return Ends("a holder of another name", Sample.Replace("张伟", "张威", StringComparison.Ordinal),
            answer => ConformanceSuite.RequireEnd(answer, PullState.Mismatch, "name-differs"), People.Ask(Item, Role.Guardian(0), People.Father));
        yield return Ends("another's name beside the right person is nothing to look at", Sample.Replace("张伟", "张威", StringComparison.Ordinal),
            answer => RequireRecord(answer, Record with { HolderName = "张威" }));
        yield return Ends("an old holder's number is upgraded", Sample.Replace("370102198801051018", "370102880105101", StringComparison.Ordinal), answer => RequireRecord(answer, Record));
        yield return Ends("ended", Sample.Replace("\"state\":1", "\"state\":0", StringComparison.Ordinal), answer => RequireRecord(answer, Record with { State = PreferentialState.Ended }));
        yield return Ends("a stranger's row among others", Done($"{Row.Replace("张小雨", "张晓雨", StringComparison.Ordinal)},{Row.Replace("370102202003120022", OtherNumber, StringComparison.Ordinal)}"),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Integrity, "wrong-person", "result[1].holderIdCard"));
        yield return Ends("unknown category", Sample.Replace("\"03\"", "\"07\"", StringComparison.Ordinal), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: "result[0].category"));
        yield return Ends("unknown state", Sample.Replace("\"state\":1", "\"state\":2", StringComparison.Ordinal), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: "result[0].state"));
        yield return Ends("another date format", Sample.Replace("2028-12-31", "20281231", StringComparison.Ordinal), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, field: "result[0].validTo"));
        yield return Applied("quota", CannedAnswer.Json("{}", 429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }, ErrorClass.Throttled, "http-429");
        yield return Applied("wrong key", CannedAnswer.Json("{}", 401), ErrorClass.Authorisation, "http-401");
        yield return Applied("malformed", CannedAnswer.Json("{}", 400), ErrorClass.Rejected, "http-400");
        yield return Applied("another status", CannedAnswer.Json(Sample), ErrorClass.Drift, "http-200");
        yield return Applied("no ticket", CannedAnswer.Json("""{"pollAfterMs":1}""", 202), ErrorClass.Drift, "missing-field");
        yield return Applied("an empty ticket", CannedAnswer.Json("""{"ticket":"","pollAfterMs":1}""", 202), ErrorClass.Drift, "wrong-type");
        yield return new ConformanceCase("the requests are the handbook's", RequestsAsync);
        yield return new ConformanceCase("the ticket that runs already is looked at", RunningAsync);
        yield return new ConformanceCase("a ticket that outlasts the budget is carried on with", CarriedOnAsync);
        yield return new ConformanceCase("a kept ticket that expired or failed is applied for again, once", ExpiredAsync);
        yield return new ConformanceCase("a call that must end soon hands its ticket back", ShortAsync);
    }

    private static string Done(string rows) => $$"""{"state":"DONE","result":[{{rows}}]}""";

    private static CannedAnswer Ticket(string id, int status = 202) => CannedAnswer.Json($$"""{"ticket":"{{id}}","pollAfterMs":1}""", status);

    private static void RequireRecord(PullAnswer answer, PreferentialRecord expected) =>
        ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected])));

    private static string[] Calls(ConformanceRig rig) => [.. rig.Requests.Select(call => call.ToString())];

    private ConformanceCase Ends(string name, string document, Action<PullAnswer> require, PullQuestion? question = null) =>
        ConformanceSuite.Case(this, name, r => Wrap(document, r), require, question: question);

    private static ConformanceCase Applied(string name, CannedAnswer refusal, ErrorClass errorClass, string code) =>
        ConformanceSuite.Case(new PreferentialTreatmentSubject { Applications = [refusal] }, $"an application refused: {name}", _ => throw new ConformanceException("looked without a ticket"), answer =>
        {
            ConformanceSuite.RequireFailure(answer, errorClass, code);
            (answer.Failure!.NotBefore is not null).ShouldBe(errorClass == ErrorClass.Throttled);
        });

    private async Task RequestsAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        await rig.AskAsync(cancellationToken: cancellationToken);

        Calls(rig).ShouldBe(["POST /veterans/api/applications", "GET /veterans/api/applications/b7"]);
        rig.Requests.ShouldAllBe(call => call.Headers["X-Api-Key"] == "veterans-key-370102");
        var body = System.Text.Json.Nodes.JsonNode.Parse(rig.Requests[0].Body)!.AsObject();
        body.Select(member => (member.Key, member.Value!.GetValue<string>()))
            .ShouldBe([("idCard", "370102202003120022"), ("name", "张小雨"), ("purpose", "education")]);
    }

    private static async Task RunningAsync(CancellationToken cancellationToken)
    {
        var subject = new PreferentialTreatmentSubject { Applications = [CannedAnswer.Json("""{"ticket":"a/../c"}""", 409)] };
        await using var rig = new ConformanceRig(subject, (request, _) => Task.FromResult(subject.Wrap(subject.Sample, request)));

        RequireRecord(await rig.AskAsync(cancellationToken: cancellationToken), Record);

        Calls(rig)[^1].ShouldBe("GET /veterans/api/applications/a%2F..%2Fc");
    }

    private async Task CarriedOnAsync(CancellationToken cancellationToken)
    {
        var answers = new Queue<CannedAnswer>([CannedAnswer.Json(Running, 202), CannedAnswer.Json(Sample)]);
        await using var rig = new ConformanceRig(this, (_, _) => Task.FromResult(answers.Dequeue()));

        var first = (await rig.Adapter.FetchAsync(Question, rig.Context(), cancellationToken)).Continuation.ShouldNotBeNull();
        var second = await rig.Adapter.FetchAsync(Question, rig.Context(first.Ticket), cancellationToken);

        first.Ticket.ShouldBe("b7");
        first.NotBefore.ShouldBe(TimeProvider.System.GetUtcNow().AddSeconds(60), TimeSpan.FromSeconds(30));
        RequireRecord(rig.Read(Question, second.Raw.ShouldNotBeNull()), Record);
        Calls(rig).Count(call => call.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task ExpiredAsync(CancellationToken cancellationToken)
    {
        foreach (var (kept, spent) in new[] { (null, CannedAnswer.Json("{}", 404)), ("old", CannedAnswer.Json("{}", 404)), ("old", CannedAnswer.Json("""{"state":"FAILED","reason":"busy"}""")) })
        {
            var subject = new PreferentialTreatmentSubject { Applications = [.. kept is null ? [Ticket("old")] : Array.Empty<CannedAnswer>(), Ticket("new")] };
            await using var rig = new ConformanceRig(subject, (request, _) => Task.FromResult(
                request.Path.EndsWith("/old", StringComparison.Ordinal) ? spent : subject.Wrap(subject.Sample, request)));

            var fetched = await rig.Adapter.FetchAsync(subject.Question, rig.Context(kept), cancellationToken);

            RequireRecord(rig.Read(subject.Question, fetched.Raw.ShouldNotBeNull()), Record);
            Calls(rig)[^3..].ShouldBe(["GET /veterans/api/applications/old", "POST /veterans/api/applications", "GET /veterans/api/applications/new"]);
        }
    }

    private async Task ShortAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (_, _) => throw new ConformanceException("looked without time for it"));
        var soon = rig.Context() with { GiveUpAt = TimeProvider.System.GetUtcNow().AddSeconds(1) };

        (await rig.Adapter.FetchAsync(Question, soon, cancellationToken)).Continuation.ShouldNotBeNull().Ticket.ShouldBe("b7");
    }
}
