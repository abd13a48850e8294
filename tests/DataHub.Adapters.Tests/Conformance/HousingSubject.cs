using System.Text.Json.Nodes;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Signing;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>What the housing department's items have in common: signed parameters, the envelope and its codes.</summary>
public abstract class HousingSubject : ConformanceSubject
{
    protected const string OtherNumber = "370102199001011233";
    private const string Secret = "h0us1ng-secret";

    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["AppKey"] = "enrol-hub",
        ["AppSecret"] = Secret,
    };

    public override IReadOnlyList<string> NoRecord => [Refused("NO_DATA"), Envelope("[]")];

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        new("SIGN_ERROR", _ => CannedAnswer.Json(Refused("SIGN_ERROR")), ErrorClass.Authorisation),
        new("APP_DISABLED", _ => CannedAnswer.Json(Refused("APP_DISABLED")), ErrorClass.Authorisation),
        new("PARAM_ERROR", _ => CannedAnswer.Json(Refused("PARAM_ERROR")), ErrorClass.Rejected),
        new("SYS_BUSY", _ => CannedAnswer.Json(Refused("SYS_BUSY")), ErrorClass.Transient),
        new("RATE_LIMIT", _ => CannedAnswer.Json(Refused("RATE_LIMIT")), ErrorClass.Throttled),
        new("a code of no table", _ => CannedAnswer.Json(Refused("NEW_ERROR")), ErrorClass.Drift),
        new("a code beside success", _ => CannedAnswer.Json("""{"success":true,"errorCode":"SYS_BUSY","errorMsg":"","result":[]}"""), ErrorClass.Transient),
        new("no success and no code", _ => CannedAnswer.Json("""{"success":false,"errorCode":null,"errorMsg":"","result":[]}"""), ErrorClass.Drift),
    ];

    /// <summary>One row of the handbook, from which the other documents are made.</summary>
    protected abstract string Row { get; }

    public sealed override string Sample => Envelope($"[{Row}]");

    public override IEnumerable<ConformanceCase> Own()
    {
        yield return Drifted("a row that is null", _ => "null", "result[0]", code: "wrong-type");
        yield return ConformanceSuite.Case(this, "no error code at all", _ => CannedAnswer.Json("""{"success":true,"errorMsg":null,"result":[]}"""),
            answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, "missing-field", "errorCode"));
        yield return new ConformanceCase("the parameters are signed", SignedAsync);
    }

    /// <summary>The parameters of the call, unescaped, from wherever the item sends them.</summary>
    protected abstract string ParametersOf(CannedRequest request);

    /// <summary>The names that the question is asked with.</summary>
    protected abstract IReadOnlyDictionary<string, string> Asked { get; }

    protected static string Envelope(string rows) => $$"""{"success":true,"errorCode":null,"errorMsg":null,"result":{{rows}}}""";

    protected ConformanceCase Altered<TRecord>(string name, string from, string to, Func<TRecord, TRecord> expected, IReadOnlyDictionary<string, string?>? settings = null)
        where TRecord : SourceRecord =>
        ConformanceSuite.Case(this, name, r => Wrap(Envelope($"[{Replaced(from, to)}]"), r),
            answer => ConformanceRig.Json(answer).ShouldBe(ConformanceRig.Json(PullAnswer.Found([expected((TRecord)Expected[0])]))), settings);

    protected ConformanceCase Drifted(string name, string from, string to, string field, string code = "unknown-code") =>
        Drifted(name, _ => Replaced(from, to), field, code);

    private static string Refused(string code) => new JsonObject { ["success"] = false, ["errorCode"] = code, ["errorMsg"] = "不能查询", ["result"] = null }.ToJsonString();

    private ConformanceCase Drifted(string name, Func<string, string> change, string field, string code) =>
        ConformanceSuite.Case(this, name, r => Wrap(Envelope($"[{change(Row)}]"), r), answer => ConformanceSuite.RequireFailure(answer, ErrorClass.Drift, code, field));

    private string Replaced(string from, string to)
    {
        Row.ShouldContain(from);
        return Row.Replace(from, to, StringComparison.Ordinal);
    }

    private async Task SignedAsync(CancellationToken cancellationToken)
    {
        await using var rig = new ConformanceRig(this, (request, _) => Task.FromResult(Wrap(Sample, request)));
        await rig.AskAsync(cancellationToken: cancellationToken);

        var sent = ParametersOf(rig.Requests.ShouldHaveSingleItem()).Split('&').Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
        sent.Remove("sign", out var sign).ShouldBeTrue();
        sign.ShouldBe(Md5Signature.Sign(sent.OrderBy(pair => pair.Key, StringComparer.Ordinal), Secret));
        sent.Remove("timestamp", out var timestamp).ShouldBeTrue();
        timestamp.ShouldMatch("^20[0-9]{12}$");
        sent.ShouldBe(new Dictionary<string, string>(Asked) { ["appKey"] = "enrol-hub" }, ignoreOrder: true);
    }
}
