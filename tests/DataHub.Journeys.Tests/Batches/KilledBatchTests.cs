using System.Net.Http.Headers;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Journeys.Tests.Starting;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;
using Npgsql;

namespace DataHub.Journeys.Tests.Batches;

/// <summary>The node that works on a batch is killed in the middle and another goes on: no row is lost, none verified twice.</summary>
public sealed class KilledBatchTests
{
    private const int Rows = 120;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_kill_9_of_a_node_another_brings_the_batch_to_its_end()
    {
        var folder = TestFolder.Create();
        await using var database = await TestDatabase.CreateAsync();
        await using var bureau = await MockBureau.StartAsync(MadeUpPopulation.Create(seed: 7, families: 1));
        string[] settings =
        [
            $"--DataFolder={folder}", $"--Storage:ConnectionString={database.ConnectionString}", $"--Storage:KeyRing={database.KeyRing}", "--urls=http://127.0.0.1:0",
            "--Season:Today=2026-06-10", "--Pipeline:AdvanceBudget=00:00:03", "--Pipeline:Lease=00:00:05", "--Pipeline:BatchLease=00:00:05", "--Jobs:SweepSeconds=1",
            .. HubSettings.For(bureau).Select(s => $"--{s.Key}={s.Value}"),
        ];
        var secret = await KeyAsync(database);
        bureau.Latency.SetAll(TimeSpan.FromMilliseconds(200));
        using var first = HubProcess.Start(settings);
        try
        {
            var caller = Caller(await HubProcess.AnswersAsync(first).WaitAsync(Soon), secret);
            var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
            var file = string.Join('\n', Enumerable.Range(0, Rows).Select(i => BatchCalls.Row(MadeUpRequests.Of(family, bureau.IdentityProvider), $"{i}")));
            var batch = await (await caller.PostFileAsync(file, "killed-batch")).BatchAsync();
            var reached = await caller.WatchAsync(batch.Id, b => b.Done > 0);
            first.Kill();
            await first.WaitForExitAsync();
            reached.Done.ShouldBeLessThan(Rows, "else nothing was left to lose");

            bureau.Latency.SetAll(TimeSpan.Zero);
            using var second = HubProcess.Start(settings);
            try
            {
                caller = Caller(await HubProcess.AnswersAsync(second).WaitAsync(Soon), secret);
                batch = await caller.WatchAsync(batch.Id, b => b.State == "done" && b.NotFinal == 0);
                (batch.Done, batch.Rejected).ShouldBe((Rows, 0));
                (await caller.ResultsAsync(batch.Id)).Select(r => r.Reference).ShouldBe(Enumerable.Range(0, Rows).Select(i => $"{i}"));
                (await CountAsync(database, "intake_verifications")).ShouldBe(Rows, "one verification a row");
                (await CountAsync(database, "batching_chunks WHERE rows_sealed IS NOT NULL")).ShouldBe(0, "families lie in their verifications alone");
            }
            finally
            {
                second.Kill();
                await second.WaitForExitAsync();
            }
        }
        finally
        {
            first.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> CountAsync(TestDatabase database, string rows)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {rows}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<string> KeyAsync(TestDatabase database)
    {
        await using var storage = await database.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var secret = ApiKeySecret.Create();
        await storage.Clients.AddAsync(new ApiKey(Guid.CreateVersion7(now), "portal", ["37"], [Scopes.Batch], now, now.AddDays(1), null), ApiKeySecret.Hash(secret), CancellationToken.None);
        return secret;
    }

    private static HttpClient Caller(Uri address, string secret)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }
}
