using System.Diagnostics;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Observing;

/// <summary>What a collector is sent knows which source was asked, and nobody's name or number: rental filings are asked for by a query that holds both.</summary>
public sealed class TracePrivacyTests(TracedHub hub) : IClassFixture<TracedHub>
{
    private static readonly MadeUpFamily Tenants = NamedFamilies.All.Single(f => f.Name == "赵一诺").Family;

    [Fact]
    public async Task A_verification_leaves_no_persons_data_in_the_traces()
    {
        await (await hub.ClientAsync()).VerifyAsync(hub.Request(Tenants), "traced-1");

        hub.Bureau.Counts.Current["rental-filing"].Total.ShouldBeGreaterThan(0);
        hub.Traced.ShouldContain(a => a.OperationName == "pull" && Equals(a.GetTagItem("datahub.item"), "rental-filing"));
        RequireNobody();
    }

    [Fact]
    public async Task Of_an_outgoing_call_only_the_host_is_told()
    {
        using var http = new HttpClient();
        var guardian = Tenants.Guardians[0].Person;
        using var response = await http.GetAsync(new Uri(hub.Bureau.BaseAddress, $"/housing/api/rental/list?cardNo={guardian.IdNumber}&name={Uri.EscapeDataString(guardian.Name)}"));

        var host = hub.Bureau.BaseAddress.GetLeftPart(UriPartial.Authority);
        hub.Traced.Where(a => a.Source.Name == "System.Net.Http" && a.GetTagItem("url.full") is string url && url.StartsWith(host, StringComparison.Ordinal))
            .ShouldNotBeEmpty();
        hub.Traced.Where(a => a.Source.Name == "System.Net.Http").Select(a => new Uri((string)a.GetTagItem("url.full")!)).ShouldAllBe(url => url.PathAndQuery == "/");
        RequireNobody();
    }

    private void RequireNobody()
    {
        var people = Tenants.Guardians.Select(g => g.Person).Prepend(Tenants.Child).SelectMany(p => new[] { p.Name, Uri.EscapeDataString(p.Name), p.IdNumber }).ToList();
        foreach (var text in hub.Traced.Select(Text))
        {
            people.ShouldAllBe(value => !text.Contains(value, StringComparison.OrdinalIgnoreCase), text);
        }
    }

    private static string Text(Activity activity) => string.Join(' ',
    [
        activity.Source.Name, activity.OperationName, activity.DisplayName, activity.StatusDescription, activity.TraceStateString,
        .. activity.TagObjects.Concat(activity.Events.SelectMany(e => e.Tags)).Concat(activity.Links.SelectMany(l => l.Tags ?? [])).Select(t => $"{t.Key}={t.Value}"),
        .. activity.Baggage.Select(b => $"{b.Key}={b.Value}"),
    ]);
}
