using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using DataHub.Client;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using DataHub.Storage.PostgreSql.Embedded;
using DataHub.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>PostgreSQL dies with all its processes while two hubs replay, verify and tell; it is started again, and everything is as if it had not.</summary>
public sealed class DatabaseKillTests
{
    private const int Failed = 14;
    private const int Online = 26;
    private const int Kills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentDictionary<Guid, MadeUpFamily> _verified = new();

    [Fact]
    public async Task When_the_database_is_killed_under_load_nothing_is_lost_and_nothing_happens_twice()
    {
        var folder = TestFolder.Create();
        var options = new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "pg") };
        var server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        var population = MadeUpPopulation.Create(seed: 7, families: Failed + Online);
        await using var bureau = await MockBureau.StartAsync(population);
        await using var county = await WebhookReceiver.StartAsync();
        var keyRing = Path.Combine(folder, "key-ring.json");
        var secret = await TwoNodes.KeyAsync(server.ConnectionString, keyRing);
        var rows = new Rows(server.ConnectionString);
        await using (var nodes = new TwoNodes(server.ConnectionString, TwoNodes.Settings(folder, keyRing, bureau)))
        {
            await nodes.StartAsync();
            using var http = nodes.Caller(secret);
            (await http.PostJsonAsync("/v1/webhook-endpoints", $$"""{ "url": "{{county.Address}}", "events": ["verification.revised"] }""")).StatusCode.ShouldBe(HttpStatusCode.Created);
            var refused = bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
            var client = DataHubClientRegistration.Create(new HttpClient(), nodes.Address, secret);
            foreach (var family in population.Families.Take(Failed))
            {
                await VerifyAsync(client, bureau, family);
            }

            bureau.Faults.Remove(refused);
            (await http.PostJsonAsync("/ops/v1/replays", """{ "filter": { "item": "household-registration" }, "reason": "the grant is back", "ratePerSecond": 5 }""")).StatusCode.ShouldBe(HttpStatusCode.Created);
            var online = Task.Run(async () =>
            {
                foreach (var family in population.Families.Skip(Failed))
                {
                    await VerifyAsync(client, bureau, family);
                    await Task.Delay(TimeSpan.FromMilliseconds(300));
                }
            });

            for (var kill = 1; kill <= Kills; kill++)
            {
                await MoreAreAnsweredAsync(rows);
                await KillAsync(Path.Combine(folder, "pg"));
                await Task.Delay(TimeSpan.FromSeconds(1));
                server = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
            }

            await online.WaitAsync(Patience);
            await new Aftermath(rows, county).ShouldBeWholeAsync(_verified, Patience);
        }

        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As a county's platform does: the same request under the same key until it is answered.</summary>
    private async Task VerifyAsync(IDataHubClient client, MockBureau bureau, MadeUpFamily family)
    {
        var request = MadeUpRequests.Of(family, bureau.IdentityProvider, $"LX-{family.Index}");
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                _verified[(await client.VerifyAsync(request, $"database-{family.Index}", TimeSpan.FromSeconds(5))).Id] = family;
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or DataHubProblemException && TimeProvider.System.GetUtcNow() < until)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static async Task MoreAreAnsweredAsync(Rows rows)
    {
        var before = await AnsweredAsync(rows);
        while (await AnsweredAsync(rows) < before + 3)
        {
            await Task.Delay(10);
        }
    }

    private static async Task<long> AnsweredAsync(Rows rows) => (long)(await rows.ScalarAsync("SELECT count(*) FROM replaying_items WHERE result <> 'selected'"))!;

    /// <summary>SIGKILL to the server and every process of it.</summary>
    private static async Task KillAsync(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "postmaster.pid", SearchOption.AllDirectories).Single();
        var postmaster = int.Parse((await File.ReadAllLinesAsync(file))[0], CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(postmaster);
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
    }
}
