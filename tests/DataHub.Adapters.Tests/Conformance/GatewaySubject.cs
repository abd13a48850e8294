using System.Text.Json.Nodes;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.Conformance;

/// <summary>What the gateway's items have in common: the refresh, the envelope and its codes.</summary>
public abstract class GatewaySubject : ConformanceSubject
{
    protected const string OtherNumber = "370102199001011233";

    public override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Sid"] = "s_370102_enrolment",
        ["AppKey"] = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=",
    };

    public override IReadOnlyList<Refusal> Refusals { get; } =
    [
        Code("E-101", ErrorClass.Configuration),
        Code("-1", ErrorClass.Authorisation),
        Code("E-106", ErrorClass.Authorisation),
        Code("E-107", ErrorClass.Configuration),
        Code("E-108", ErrorClass.Authorisation),
        Code("E-110", ErrorClass.Authorisation),
        Code("E-201", ErrorClass.Rejected),
        Code("E-301", ErrorClass.Transient),
        Code("E-302", ErrorClass.Outage),
        Code("E-302", ErrorClass.Outage, "\"data\":{\"until\":\"2999-06-10 06:00:00\"}", notBefore: true),
        Code("E-429", ErrorClass.Throttled, "\"data\":{\"retryAfter\":3,\"scope\":\"second\"}", notBefore: true),
        Code("E-429", ErrorClass.Throttled, "\"data\":{\"retryAfter\":3600,\"scope\":\"day\"}", notBefore: true),
        Code("E-429", ErrorClass.Throttled, "\"data\":\"\""),
        Code("E-999", ErrorClass.Drift),
    ];

    public override CannedAnswer? Session(CannedRequest request) => request.Path.EndsWith("/refreshappsecret", StringComparison.Ordinal)
        ? CannedAnswer.Json("""{"code":"0","data":{"secret":"Dw4NDAsKCQgHBgUEAwIBAD23Npu84/aAPUa2sow1k5rjRQxeJvEf66WpdlML3Fau","secretEndTime":32503680000000}}""")
        : null;

    /// <summary>An answered envelope around the data.</summary>
    protected static string Envelope(string data) => new JsonObject
    {
        ["code"] = "0",
        ["msg"] = "成功",
        ["requestId"] = "8f1c2d",
        ["data"] = JsonNode.Parse(data),
    }.ToJsonString();

    /// <summary>The interfaces that hand on a department's JSON as text: <c>data</c> is a string that holds the JSON.</summary>
    protected static CannedAnswer WrapDataAsText(string document)
    {
        var envelope = JsonNode.Parse(document)!.AsObject();
        if (envelope.TryGetPropertyValue("data", out var data))
        {
            envelope["data"] = data?.ToJsonString() ?? "null";
        }

        return CannedAnswer.Json(envelope.ToJsonString());
    }

    private static Refusal Code(string code, ErrorClass errorClass, string more = "\"data\":{}", bool notBefore = false)
    {
        var body = $$"""{"code":"{{code}}","msg":"refused","requestId":"8f1c2d",{{more}}}""";
        return new Refusal(code, _ => CannedAnswer.Json(body), errorClass, notBefore);
    }
}
