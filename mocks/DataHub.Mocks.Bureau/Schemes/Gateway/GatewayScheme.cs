using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Wire;
using Microsoft.AspNetCore.Http;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary>The provincial sharing gateway (handbook section 2): one door for five items.</summary>
internal sealed class GatewayScheme(BureauServices bureau, IEnumerable<GatewayInterface> interfaces) : IScheme
{
    private const string RefreshRid = "r_refresh";
    private static readonly string[] RefreshNames = ["sid", "rid", "rtime", "sign"];
    private static readonly string[] NoSubjects = [];

    private readonly FrozenDictionary<string, Served> _byRid = interfaces.ToFrozenDictionary(i => i.Rid, i => new Served(i, new ItemDesk(i.Item, bureau)), StringComparer.Ordinal);
    private readonly GatewaySecrets _secrets = new(bureau.Credentials, bureau.Limits, bureau.Clock);
    private readonly GatewayUser _user = new(bureau.RefuseReplays);

    public IEnumerable<SchemeRoute> Routes =>
        [new("POST", "/gateway/httpproxy", Business), new("POST", "/gateway/sysapi/auth/refreshappsecret", Refresh)];

    private BureauResponse Business(BureauRequest request)
    {
        string? rid = request.Headers["gjgxjhpt_rid"], sid = request.Headers["gjgxjhpt_sid"];
        string? rtime = request.Headers["gjgxjhpt_rtime"], sign = request.Headers["gjgxjhpt_sign"];
        if (string.IsNullOrEmpty(rid) || string.IsNullOrEmpty(sid) || string.IsNullOrEmpty(rtime) || string.IsNullOrEmpty(sign)) return GatewayEnvelope.Refuse("E-101");
        if (sid != bureau.Credentials.GatewaySid || !_byRid.TryGetValue(rid, out var served)) return GatewayEnvelope.Refuse("E-106");
        if (!IsNow(rtime)) return GatewayEnvelope.Refuse("E-107");
        Span<byte> text = stackalloc byte[GatewaySign.MaxText];
        if (_secrets.Check(text[..GatewaySign.Text(sid, rid, rtime, text)], sign) is { } refusal) return GatewayEnvelope.Refuse(refusal);

        using var body = Fields.TryParse(request.Body);
        var question = body is null ? null : Read(served.Interface, body.RootElement);
        if (served.Desk.Count(question?.Weight ?? 1) is { } quota) return served.Desk.Send(GatewayEnvelope.Throttle(quota.Scope, quota.RetryAfter));
        var fault = served.Desk.Draw(question?.Subjects ?? NoSubjects);
        return served.Desk.Send(Answer(served, question, fault), fault, question?.Subjects);
    }

    private Question? Read(GatewayInterface called, JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("query"u8, out var query) && body.TryGetProperty("user"u8, out var user) && body.GetPropertyCount() == 2
        && called.Read(query) is { } question && _user.Accept(user) ? question : null;

    private static BureauResponse Answer(Served served, Question? question, Fault? fault)
    {
        if (ItemDesk.Front(fault) is { } front) return front;
        if (fault?.Kind == FaultKind.Outage) return GatewayEnvelope.Refuse("E-302", fault);
        if (fault?.Kind == FaultKind.Code) return GatewayEnvelope.Refuse(fault.Code!, fault);
        if (question is null) return GatewayEnvelope.Refuse("E-201");
        using var data = JsonBuffer.Rent();
        return GatewayEnvelope.Answer(served.Desk.Data(question, fault, data).Span, served.Interface.DoubleEncoded);
    }

    private BureauResponse Refresh(BureauRequest request)
    {
        using var body = Fields.TryParse(request.Body);
        Span<string?> v = [null, null, null, null];
        if (body is null || !Fields.TryRead(body.RootElement, RefreshNames, v)) return GatewayEnvelope.Refuse("E-201");
        if (v[0] is not { } sid || v[1] is not { } rid || v[2] is not { } rtime || v[3] is not { } sign) return GatewayEnvelope.Refuse("E-101");
        if (sid != bureau.Credentials.GatewaySid || rid != RefreshRid) return GatewayEnvelope.Refuse("E-106");
        if (!IsNow(rtime)) return GatewayEnvelope.Refuse("E-107");
        Span<byte> text = stackalloc byte[GatewaySign.MaxText];
        if (!_secrets.SignsRefresh(text[..GatewaySign.Text(sid, rid, rtime, text)], sign)) return GatewayEnvelope.Refuse("E-108");
        return _secrets.Refresh() is { } secret ? GatewayEnvelope.Secret(secret.Encrypted, secret.EndsAt) : GatewayEnvelope.Refuse("E-111");
    }

    private bool IsNow(string rtime) =>
        long.TryParse(rtime, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
        && Math.Abs(bureau.Clock.GetUtcNow().ToUnixTimeMilliseconds() - sent) <= bureau.Limits.ClockSkew.TotalMilliseconds;

    private sealed record Served(GatewayInterface Interface, ItemDesk Desk);
}
