using System.Globalization;
using System.Text.Json;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Schemes;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Control;

/// <summary>Faults, latencies and counts of a running bureau over HTTP. Both doors listen on loopback only, and so does this.</summary>
internal sealed class ControlApi(BureauServices bureau) : IScheme
{
    public IEnumerable<SchemeRoute> Routes =>
    [
        new("GET", "/control/faults", _ => ControlJson.Answer(bureau.Faults.Active.Select(f => new { id = f.Key, fault = f.Value }))),
        new("POST", "/control/faults", request => Reading<Fault>(request, fault => ControlJson.Answer(new { id = bureau.Faults.Add(fault) }, 201))),
        new("DELETE", "/control/faults", RemoveFaults),
        new("GET", "/control/latency", _ => Latencies()),
        new("PUT", "/control/latency", request => Reading<LatencyChange>(request, Change)),
        new("GET", "/control/counts", _ => ControlJson.Answer(bureau.Counts.Current)),
    ];

    /// <summary><c>?id=3</c> ends one fault, <c>?item=property-title</c> those of an item, neither all.</summary>
    private BureauResponse RemoveFaults(BureauRequest request)
    {
        var asked = FormFields.Of(request.Query);
        if (asked?.GetValueOrDefault("id") is { } id)
            return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && bureau.Faults.Remove(number)
                ? BureauResponse.Json("{}") : ControlJson.Answer(new { error = "There is no such fault." }, 404);
        bureau.Faults.Clear(asked?.GetValueOrDefault("item"));
        return BureauResponse.Json("{}");
    }

    private BureauResponse Change(LatencyChange change)
    {
        if (change.Typical == (change.Milliseconds is not null)) throw new ArgumentException("Give either milliseconds or typical: true.");
        if (change.Typical) bureau.Latency.SetTypical();
        else if (change.Item is { } item) bureau.Latency.Set(item, TimeSpan.FromMilliseconds(change.Milliseconds!.Value));
        else bureau.Latency.SetAll(TimeSpan.FromMilliseconds(change.Milliseconds!.Value));
        return Latencies();
    }

    private BureauResponse Latencies() => ControlJson.Answer(bureau.Latency.Current.ToDictionary(l => l.Key, l => l.Value.TotalMilliseconds));

    private static BureauResponse Reading<T>(BureauRequest request, Func<T, BureauResponse> then)
    {
        try
        {
            return then(JsonSerializer.Deserialize<T>(request.Body.Span, ControlJson.Options) ?? throw new JsonException("The body must be an object."));
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return ControlJson.Refuse(wrong);
        }
    }

    /// <param name="Item">All items when null.</param>
    private sealed record LatencyChange(string? Item, double? Milliseconds, bool Typical);
}
