using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Wire;
using Microsoft.AspNetCore.Http;

namespace DataHub.Mocks.Bureau.Interfaces.SocialInsurance;

/// <summary>社会保险 (handbook section 5): a static token, XML in GB18030, errors within HTTP 200.</summary>
internal sealed class SocialInsuranceInterface(BureauServices bureau) : IScheme
{
    private readonly ItemDesk _desk = new(BureauItem.SocialInsurance, bureau);

    public IEnumerable<SchemeRoute> Routes => [new("POST", "/hrss/services/sbcx", Answer)];

    private BureauResponse Answer(BureauRequest request)
    {
        if (request.Headers["X-Access-Token"] != bureau.Credentials.InsuranceToken) return Refuse("令牌失效");
        var query = IsGb18030(request.Headers.ContentType) ? InsuranceQuery.Read(request.Body.Span) : null;
        if (_desk.Count() is not null) return _desk.Send(Refuse("-2"));
        var fault = _desk.Draw(query is null ? [] : [query.IdNumber]);
        return _desk.Send(Answer(query, fault), fault, query is null ? null : [query.IdNumber]);
    }

    private BureauResponse Answer(InsuranceQuery? query, Fault? fault)
    {
        if (fault?.Kind == FaultKind.Outage) return BureauResponse.Front(503, _desk.SecondsUntil(fault));
        if (ItemDesk.Front(fault) is { } front) return front;
        if (fault?.Kind == FaultKind.Code) return Refuse(fault.Code!);
        if (query is null) return Refuse("参数错误");
        return bureau.Data.Insured(query.IdNumber) is { } person ? InsuranceAnswer.Of(person, query, fault) : Refuse("0");
    }

    /// <param name="code">0, -2, or the message of an error.</param>
    private static BureauResponse Refuse(string code) => code switch
    {
        "0" => InsuranceAnswer.Without("0", ""),
        "-2" => InsuranceAnswer.Without("-2", "访问过于频繁"),
        _ => InsuranceAnswer.Without("-1", code),
    };

    private static bool IsGb18030(string? contentType) =>
        contentType is not null && contentType.StartsWith("text/xml", StringComparison.OrdinalIgnoreCase)
        && contentType.Replace("\"", "").EndsWith("charset=GB18030", StringComparison.OrdinalIgnoreCase);
}
