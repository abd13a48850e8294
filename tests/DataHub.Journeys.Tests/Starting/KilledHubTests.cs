using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;
using Npgsql;

namespace DataHub.Journeys.Tests.Starting;

/// <summary>A 202 is durable: the family that was taken in is verified to its end though the hub was killed meanwhile.</summary>
public sealed class KilledHubTests
{
    /// <summary>Beyond what a killed hub's locks may cost: most of it is the restart itself.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task After_kill_9_and_restart_a_verification_goes_on_by_itself()
    {
        var folder = TestFolder.Create();
        await using var database = await TestDatabase.CreateAsync();
        await using var bureau = await MockBureau.StartAsync(MadeUpPopulation.Create(seed: 7, families: 1));
        string[] settings =
        [
            $"--DataFolder={folder}", $"--Storage:ConnectionString={database.ConnectionString}", $"--Storage:KeyRing={database.KeyRing}", "--urls=http://127.0.0.1:0",
            "--Season:Today=2026-06-10", "--Pipeline:AdvanceBudget=00:00:01", "--Pipeline:Lease=00:00:02", "--Jobs:SweepSeconds=1",
            .. HubSettings.For(bureau).Select(s => $"--{s.Key}={s.Value}"),
        ];
        var secret = await KeyAsync(database);

        // Slower than the kill: the family is in, and nothing is known about it yet.
        bureau.Latency.SetAll(TimeSpan.FromSeconds(30));
        using var first = HubProcess.Start(settings);
        var id = await SubmitAsync(Caller(await HubProcess.AnswersAsync(first), secret), bureau);
        first.Kill();
        await first.WaitForExitAsync();
        await HoldJobLocksAsync(database);

        bureau.Latency.SetAll(TimeSpan.Zero);
        using var second = HubProcess.Start(settings);
        try
        {
            var caller = Caller(await HubProcess.AnswersAsync(second).WaitAsync(Soon), secret);
            await HasHouseholdAsync(caller, id).WaitAsync(Soon);
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a hub leaves behind that is killed while it schedules: rows that say a job engine has the locks, and nobody to give them back.</summary>
    private static async Task HoldJobLocksAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO hangfire.lock (resource, acquired)
            SELECT resource, now() AT TIME ZONE 'UTC' FROM unnest(ARRAY['hangfire:lock:recurring-job:advance-due', 'hangfire:recurring-jobs:lock']) AS l (resource)
            ON CONFLICT (resource) DO UPDATE SET acquired = excluded.acquired
            """,
            connection);
        (await command.ExecuteNonQueryAsync()).ShouldBe(2);
    }

    private static async Task HasHouseholdAsync(HttpClient caller, Guid id)
    {
        var revision = 0;
        while (true)
        {
            var verdict = (await caller.GetFromJsonAsync($"/v1/verifications/{id}?waitBeyondRevision={revision}&wait=30", ContractsJson.Wire.VerificationResponse))!;
            if (verdict.Pulls.Any(p => p.Item == "household-registration" && p.State == "record"))
            {
                return;
            }

            revision = verdict.Revision;
        }
    }

    private static async Task<string> KeyAsync(TestDatabase database)
    {
        await using var storage = await database.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var secret = ApiKeySecret.Create();
        await storage.Clients.AddAsync(
            new ApiKey(Guid.CreateVersion7(now), "portal", ["37"], [Scopes.Verify, Scopes.VerifyRead], now, now.AddDays(1), null), ApiKeySecret.Hash(secret), CancellationToken.None);
        return secret;
    }

    private static HttpClient Caller(Uri address, string secret)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return http;
    }

    private static async Task<Guid> SubmitAsync(HttpClient caller, MockBureau bureau)
    {
        var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
        var message = new HttpRequestMessage(HttpMethod.Post, "/v1/verifications")
        {
            Content = JsonContent.Create(MadeUpRequests.Of(family, bureau.IdentityProvider), ContractsJson.Wire.VerificationRequest, new MediaTypeHeaderValue("application/json")),
        };
        message.Headers.Add("Idempotency-Key", "killed-1");
        message.Headers.Add("Prefer", "respond-async");
        var response = await caller.SendAsync(message);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Wire.VerificationResponse))!.Id;
    }
}
