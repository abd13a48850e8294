using System.Collections.Frozen;
using System.Globalization;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.Housing;

/// <summary>The housing department (handbook section 4): MD5 signs, errors within HTTP 200, "no data" as an error.</summary>
internal sealed class HousingScheme(BureauServices bureau, IReadOnlyList<HousingInterface> interfaces) : IScheme
{
    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["SIGN_ERROR"] = "签名错误",
        ["APP_DISABLED"] = "应用已停用",
        ["PARAM_ERROR"] = "参数错误",
        ["SYS_BUSY"] = "系统繁忙",
        ["RATE_LIMIT"] = "访问过于频繁",
        ["NO_DATA"] = "未查询到数据",
    }.ToFrozenDictionary();

    public IEnumerable<SchemeRoute> Routes => interfaces.Select(i =>
    {
        var desk = new ItemDesk(i.Item, bureau);
        return new SchemeRoute(i.Method, i.Path, request => Answer(i, desk, request));
    });

    private BureauResponse Answer(HousingInterface called, ItemDesk desk, BureauRequest request)
    {
        var parameters = called.Method == "GET" ? FormFields.Of(request.Query) : FormFields.OfBody(request);
        if (parameters is null) return Refuse("PARAM_ERROR");
        if (Unsigned(parameters) is { } refusal) return Refuse(refusal);

        var question = called.Read(Business(parameters));
        if (desk.Count() is not null) return desk.Send(Refuse("RATE_LIMIT"));
        var fault = desk.Draw(question?.Subjects ?? []);
        return desk.Send(Answer(desk, question, fault), fault, question?.Subjects);
    }

    private static BureauResponse Answer(ItemDesk desk, Question? question, Fault? fault)
    {
        if (fault?.Kind == FaultKind.Outage) return BureauResponse.Front(503, desk.SecondsUntil(fault));
        if (ItemDesk.Front(fault) is { } front) return front;
        if (fault?.Kind == FaultKind.Code) return Refuse(fault.Code!);
        if (question is null) return Refuse("PARAM_ERROR");
        if (!question.Found) return Refuse("NO_DATA");
        using var data = JsonBuffer.Rent();
        return BureauResponse.Json(JsonBuffer.Write(desk.Data(question, fault, data), static (w, result) =>
        {
            w.WriteStartObject();
            w.WriteBoolean("success"u8, true);
            w.WriteNull("errorCode"u8);
            w.WriteNull("errorMsg"u8);
            w.WritePropertyName("result"u8);
            w.WriteRawValue(result.Span, skipInputValidation: true);
            w.WriteEndObject();
        }));
    }

    private string? Unsigned(Dictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("appKey") != bureau.Credentials.HousingAppKey) return "APP_DISABLED";
        if (parameters.GetValueOrDefault("sign") != HousingSign.Of(bureau.Credentials.HousingAppSecret, parameters)) return "SIGN_ERROR";
        return DateTime.TryParseExact(parameters.GetValueOrDefault("timestamp"), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sent)
            && (bureau.Clock.GetUtcNow() - Spelling.FromBeijing(sent)).Duration() <= bureau.Limits.HousingClockSkew ? null : "SIGN_ERROR";
    }

    private static Dictionary<string, string> Business(Dictionary<string, string> parameters) =>
        parameters.Where(p => p.Key is not ("appKey" or "timestamp" or "sign") && p.Value.Length > 0).ToDictionary(StringComparer.Ordinal);

    private static BureauResponse Refuse(string code) =>
        BureauResponse.Json($$"""{"success":false,"errorCode":"{{code}}","errorMsg":"{{Messages[code]}}","result":null}""");
}
