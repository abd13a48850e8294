using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Schemes.Tickets;
using DataHub.Mocks.Bureau.Wire;
using Microsoft.AspNetCore.Http;

namespace DataHub.Mocks.Bureau.Interfaces.PreferentialTreatment;

/// <summary>优抚对象 (handbook section 7): apply for a ticket, come back for the result. Both count against the quota.</summary>
internal sealed class PreferentialTreatmentInterface(BureauServices bureau) : IScheme
{
    private const string Path = "/veterans/api/applications";
    private static readonly string[] Names = ["idCard", "name", "purpose"];

    private readonly ItemDesk _desk = new(BureauItem.PreferentialTreatment, bureau);
    private readonly TicketBook _tickets = new(bureau.Limits, bureau.Clock);

    public IEnumerable<SchemeRoute> Routes => [new("POST", Path, Apply), new("GET", Path + "/", Poll)];

    private BureauResponse Apply(BureauRequest request)
    {
        if (!IsCaller(request)) return Error("unauthorized", 401);
        var person = Read(request.Body);
        if (_desk.Count() is { } quota) return _desk.Send(Throttled(quota.RetryAfter));
        var fault = _desk.Draw(person is null ? [] : [person]);
        return _desk.Send(Refusal(fault) ?? (person is null ? Error("invalid_request", 400) : Accept(person, fault)), HitsResult(fault) ? null : fault, person is null ? null : [person]);
    }

    private BureauResponse Accept(string person, Fault? fault)
    {
        var (ticket, wasRunning) = _tickets.Apply(person, HitsResult(fault) ? fault : null);
        return wasRunning || fault is { Kind: FaultKind.Code, Code: "409" }
            ? BureauResponse.Json($$"""{"error":"running","ticket":"{{ticket.Id}}","pollAfterMs":{{PollAfter}}}""", 409)
            : BureauResponse.Json($$"""{"ticket":"{{ticket.Id}}","pollAfterMs":{{PollAfter}}}""", 202);
    }

    private BureauResponse Poll(BureauRequest request)
    {
        if (!IsCaller(request)) return Error("unauthorized", 401);
        if (_desk.Count() is { } quota) return _desk.Send(Throttled(quota.RetryAfter));
        if (_tickets.Find(request.Path[(Path.Length + 1)..]) is not { } ticket || ticket.Fault is { Kind: FaultKind.Code, Code: "expired" }) return _desk.Send(Error("not_found", 404));
        // A maintenance hits polls too; everything else was settled when the ticket was given out.
        var now = _desk.Draw([ticket.Person], static f => f.Kind == FaultKind.Outage);
        if (Refusal(now) is { } refusal) return _desk.Send(refusal, now);
        if (bureau.Clock.GetUtcNow() < ticket.ReadyAt) return _desk.Send(BureauResponse.Json($$"""{"state":"RUNNING","pollAfterMs":{{PollAfter}}}""", 202), null, [ticket.Person]);
        return _desk.Send(ticket.Fault is { Kind: FaultKind.Code, Code: "FAILED" } ? BureauResponse.Json("""{"state":"FAILED","reason":"核验系统异常"}""") : Result(ticket), ticket.Fault, [ticket.Person]);
    }

    private BureauResponse Result(Ticket ticket)
    {
        var rows = bureau.Data.Preferential(ticket.Person);
        using var data = JsonBuffer.Rent();
        return BureauResponse.Json(_desk.Data(new Question([ticket.Person], w => PreferentialAnswer.Write(w, rows)), ticket.Fault, data).ToArray());
    }

    private BureauResponse? Refusal(Fault? fault) => fault switch
    {
        { Kind: FaultKind.Outage } => BureauResponse.Front(503, _desk.SecondsUntil(fault)),
        { Kind: FaultKind.Code, Code: "401" } => Error("unauthorized", 401),
        { Kind: FaultKind.Code, Code: "400" } => Error("invalid_request", 400),
        { Kind: FaultKind.Code, Code: "429" } => Throttled(fault.RetryAfter),
        _ => ItemDesk.Front(fault),
    };

    /// <summary>Whether the fault shows in the result rather than at once.</summary>
    private static bool HitsResult(Fault? fault) =>
        fault is { Kind: FaultKind.Code, Code: "FAILED" or "expired" } || fault.TouchesData() || fault?.Kind is FaultKind.Malformed or FaultKind.Truncated or FaultKind.Oversized;

    private static string? Read(ReadOnlyMemory<byte> request)
    {
        using var body = Fields.TryParse(request);
        Span<string?> v = [null, null, null];
        return body is not null && Fields.TryRead(body.RootElement, Names, v) && Spelling.IsResidentId(v[0]) && Spelling.IsName(v[1]) && v[2] == "education" ? v[0] : null;
    }

    private int PollAfter => (int)bureau.Limits.TicketPollAfter.TotalMilliseconds;

    private bool IsCaller(BureauRequest request) => request.Headers["X-Api-Key"] == bureau.Credentials.VeteransApiKey;

    private static BureauResponse Throttled(int? seconds) => Error("too_many_requests", 429) with { RetryAfter = seconds };

    private static BureauResponse Error(string error, int status) => BureauResponse.Json($$"""{"error":"{{error}}"}""", status);
}
