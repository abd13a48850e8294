using System.Globalization;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Calls;

/// <summary>The desk at which one item is served: it counts the calls, draws their faults and takes its time.</summary>
internal sealed class ItemDesk(BureauItem item, BureauServices bureau)
{
    public BureauItem Item { get; } = item;

    public QuotaRefusal? Count(int weight = 1) => bureau.Counts.Count(Item.Id, weight);

    public Fault? Draw(IReadOnlyList<string> subjects, Func<Fault, bool>? only = null) => bureau.Faults.Draw(Item.Id, subjects, only);

    /// <summary>The data of an answer, with its fault.</summary>
    public ReadOnlyMemory<byte> Data(Question question, Fault? fault, JsonBuffer into)
    {
        question.WriteData(into.Writer);
        return AnswerFaults.OfJson(fault, Item, into.Written);
    }

    /// <summary>An answer of the data centre's front, when the fault is a bare HTTP status.</summary>
    public static BureauResponse? Front(Fault? fault) =>
        fault is { Kind: FaultKind.Code, Code: { } code } && code.StartsWith("http-", StringComparison.Ordinal)
            ? BureauResponse.Front(int.Parse(code.AsSpan(5), CultureInfo.InvariantCulture), code == "http-429" ? fault.RetryAfter : null)
            : null;

    /// <summary>Seconds until an outage ends, for <c>Retry-After</c>; null when nobody knows.</summary>
    public int? SecondsUntil(Fault outage) =>
        outage.Until is { } until ? Math.Max(1, (int)Math.Ceiling((until - bureau.Clock.GetUtcNow()).TotalSeconds)) : null;

    /// <param name="subjects">Whom the call asked about, where it could be read.</param>
    public BureauResponse Send(BureauResponse answer, Fault? fault = null, IReadOnlyList<string>? subjects = null)
    {
        var delay = bureau.Latency.Of(Item.Id) + (fault?.Delay ?? TimeSpan.Zero);
        answer = AnswerFaults.OfBody(fault, answer);
        if (bureau.IsWatched) answer = answer with { Item = Item.Id, Subjects = subjects ?? [] };
        return delay == TimeSpan.Zero ? answer : answer with { Delay = delay };
    }
}
