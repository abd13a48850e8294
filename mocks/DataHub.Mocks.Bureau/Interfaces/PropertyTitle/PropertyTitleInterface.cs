using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Schemes.OAuth;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.PropertyTitle;

/// <summary>不动产权 (handbook section 3): bearer token, pages, and counties that are not digitised.</summary>
internal sealed class PropertyTitleInterface(BureauServices bureau, OAuthTokens tokens) : IScheme
{
    private readonly ItemDesk _desk = new(BureauItem.PropertyTitle, bureau);

    public IEnumerable<SchemeRoute> Routes => [new("POST", "/natural/api/v2/rights/query", Answer)];

    private BureauResponse Answer(BureauRequest request)
    {
        if (!tokens.IsValid(request)) return Error("invalid_token", 401);
        using var body = Fields.TryParse(request.Body);
        var query = body is null ? null : PropertyTitleQuery.Read(body.RootElement);
        if (_desk.Count() is { } quota) return _desk.Send(Throttled(quota.RetryAfter));
        var question = query is null ? null : Ask(query);
        var fault = _desk.Draw(question?.Subjects ?? []);
        return _desk.Send(Refusal(fault, query) ?? (question is null ? Error("invalid_request", 400) : Data(question, fault)), fault, question?.Subjects);
    }

    private Question Ask(PropertyTitleQuery query)
    {
        string[] subjects = [.. new[] { query.TitleNumber, query.OwnerNumber }.OfType<string>()];
        if (query is { Division: { } division, OwnerNumber: { } owner } && !bureau.Data.TitlesCovered(division, owner))
            return new Question(subjects, w => PropertyTitleAnswer.WriteEmpty(w, "NOT_COVERED", query));
        var rows = (query.TitleNumber is { } number ? bureau.Data.TitlesByNumber(number) : bureau.Data.TitlesOfOwner(query.OwnerNumber!))
            .Where(r => query.Division is null || r.Division == query.Division)
            .Where(r => query.OwnerNumber is null || r.Owners.Any(o => o.IdNumber == query.OwnerNumber))
            .ToList();
        return rows.Count == 0
            ? new Question(subjects, w => PropertyTitleAnswer.WriteEmpty(w, "NO_RECORD", query))
            : new Question(subjects, w => PropertyTitleAnswer.Write(w, rows, query));
    }

    private BureauResponse Data(Question question, Fault? fault)
    {
        using var data = JsonBuffer.Rent();
        return BureauResponse.Json(_desk.Data(question, fault, data).ToArray());
    }

    private BureauResponse? Refusal(Fault? fault, PropertyTitleQuery? query) => fault switch
    {
        { Kind: FaultKind.Outage } => BureauResponse.Front(423, _desk.SecondsUntil(fault)),
        { Kind: FaultKind.Code, Code: "invalid_token" } => Error("invalid_token", 401),
        { Kind: FaultKind.Code, Code: "invalid_request" } => Error("invalid_request", 400),
        { Kind: FaultKind.Code, Code: "423" } => BureauResponse.Front(423),
        { Kind: FaultKind.Code, Code: "429" } => Throttled(fault.RetryAfter),
        { Kind: FaultKind.Code, Code: "ERROR" or "NO_RECORD" or "NOT_COVERED" } => BureauResponse.Json(JsonBuffer.Write((fault.Code, query), static (w, s) => PropertyTitleAnswer.WriteEmpty(w, s.Code, s.query))),
        _ => ItemDesk.Front(fault),
    };

    private static BureauResponse Throttled(int seconds) => Error("too_many_requests", 429) with { RetryAfter = seconds };

    private static BureauResponse Error(string error, int status) => BureauResponse.Json($$"""{"error":"{{error}}"}""", status);
}
