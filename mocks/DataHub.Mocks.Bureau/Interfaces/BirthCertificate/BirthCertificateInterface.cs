using System.Globalization;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Schemes.Health;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Interfaces.BirthCertificate;

/// <summary>出生医学证明 (handbook section 6): signed and encrypted both ways.</summary>
internal sealed class BirthCertificateInterface(BureauServices bureau) : IScheme
{
    private readonly ItemDesk _desk = new(BureauItem.BirthCertificate, bureau);
    private readonly HealthEnvelope _envelope = new(bureau);
    private readonly BirthCertificateQuery _query = new(bureau.Data);

    public IEnumerable<SchemeRoute> Routes => [new("POST", "/health/api/birth/verify", Answer)];

    private BureauResponse Answer(BureauRequest request)
    {
        if (_envelope.Open(request.Body, out var plain) is { } wrong) return Refuse(wrong);
        using var body = Fields.TryParse(plain);
        var question = body is null ? null : _query.Read(body.RootElement);
        if (_desk.Count() is { } quota) return _desk.Send(Inner(429, quota.RetryAfter));
        var fault = _desk.Draw(question?.Subjects ?? []);
        return _desk.Send(Answer(question, fault), fault, question?.Subjects);
    }

    private BureauResponse Answer(Question? question, Fault? fault)
    {
        if (fault?.Kind == FaultKind.Outage) return BureauResponse.Front(503, _desk.SecondsUntil(fault));
        if (ItemDesk.Front(fault) is { } front) return front;
        if (fault is { Kind: FaultKind.Code, Code: { } code })
            return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? Inner(status, status == 429 ? fault.RetryAfter : null) : Refuse(code);
        if (question is null) return Refuse("param");
        using var data = JsonBuffer.Rent();
        return _envelope.Close(_desk.Data(question, fault, data).Span, wrongSign: fault?.Kind == FaultKind.WrongSign);
    }

    private BureauResponse Inner(int status, int? retryAfter) =>
        _envelope.Close(JsonBuffer.Write((status, retryAfter), static (w, s) => BirthCertificateAnswer.Write(w, s.status, null, s.retryAfter)), wrongSign: false);

    private static BureauResponse Refuse(string error) => BureauResponse.Json($$"""{"error":"{{error}}"}""", error == "param" ? 400 : 401);
}
