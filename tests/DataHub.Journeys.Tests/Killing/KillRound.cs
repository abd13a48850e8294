using System.Collections.Concurrent;
using System.Net;
using DataHub.Client;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Killing;

/// <summary>A source fails, families wait, all of it is replayed; on the way a hub is killed at each stage, once with what it had under way lost, once with it kept.</summary>
internal sealed class KillRound(TwoNodes nodes, KillSwitch kills, Rows rows, MockBureau bureau, WebhookReceiver county, MadeUpPopulation population, string secret)
{
    private readonly ConcurrentDictionary<Guid, MadeUpFamily> _verified = new();
    private int _round;

    public IReadOnlyDictionary<Guid, MadeUpFamily> Verified => _verified;

    public async Task RegisterAsync()
    {
        using var http = nodes.Caller(secret);
        (await http.PostJsonAsync("/v1/webhook-endpoints", $$"""{ "url": "{{county.Address}}", "events": ["verification.revised"] }""")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    public async Task RunAsync()
    {
        _round++;
        var refused = bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
        await VerifyAsync();
        bureau.Faults.Remove(refused);
        await KillStarterAsync(lost: true);
        await KillStarterAsync(lost: false);
        Step[] steps =
        [
            .. At(KillStage.BatchClaimed), .. At(KillStage.FamiliesClaimed), WhileAsking(), .. At(KillStage.VerdictStored), .. At(KillStage.DeliveryClaimed), WhileTelling(),
            .. At(KillStage.DeliveryStored), .. At(KillStage.VerdictStored), .. At(KillStage.BatchDone), .. At(KillStage.ReplayDone),
        ];
        await steps[0].ArmAsync();
        await StartAsync();
        for (var i = 0; i < steps.Length; i++)
        {
            await steps[i].KillAsync();
            if (i + 1 < steps.Length)
            {
                await steps[i + 1].ArmAsync(); // Before anybody is let go: the other hub is quick.
            }

            await steps[i].ReleaseAsync();
            await nodes.ReviveAsync();
        }
    }

    /// <summary>Twice: what the hub has under way is lost with it, or kept though it never learns of it.</summary>
    private IEnumerable<Step> At(KillStage stage) => new[] { true, false }.Select(lost => At(stage, lost));

    private Step At(KillStage stage, bool lost)
    {
        var (key, victim) = (0, "");
        return new Step(
            async () => key = await kills.ArmAsync(stage),
            async () =>
            {
                victim = await kills.HeldAsync(stage, key);
                Note($"{victim} dies at {stage.Name}, {(lost ? "before" : "after")} it is stored");
                await nodes.KillAsync(victim);
            },
            () => kills.ReleaseAsync(key, victim, lost));
    }

    /// <summary>The hub that freezes the selection dies: its operator is told nothing.</summary>
    private async Task KillStarterAsync(bool lost)
    {
        var step = At(KillStage.SelectionFrozen, lost);
        await step.ArmAsync();
        using var http = nodes.Caller(secret);
        var starting = PostReplayAsync(http);
        await step.KillAsync();
        await step.ReleaseAsync();
        await nodes.ReviveAsync();
        await Should.ThrowAsync<HttpRequestException>(starting);
    }

    /// <summary>As an operator does who was not answered: started again, unless it had been.</summary>
    private async Task StartAsync()
    {
        using var http = nodes.Caller(secret);
        var answer = await PostReplayAsync(http);
        Note($"the replay was started: {(int)answer.StatusCode}");
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            (await rows.ScalarAsync("SELECT count(*) FROM replaying_replays WHERE state = 'running'")).ShouldBe(1L, await answer.Content.ReadAsStringAsync());
        }
    }

    private static Task<HttpResponseMessage> PostReplayAsync(HttpClient http) =>
        http.PostJsonAsync("/ops/v1/replays", """{ "filter": { "item": "household-registration" }, "reason": "the grant is back", "ratePerSecond": 20 }""");

    private Step WhileAsking()
    {
        var before = 0L;
        return new Step(
            () =>
            {
                bureau.Latency.SetAll(TimeSpan.FromSeconds(2));
                before = Asked();
                return Task.CompletedTask;
            },
            async () =>
            {
                while (Asked() == before)
                {
                    await Task.Delay(5);
                }

                Note("one dies while a source is asked");
                await nodes.KillAsync((string)(await rows.ScalarAsync("SELECT lease_owner FROM replaying_batches WHERE state = 'taken'"))!);
            },
            () =>
            {
                bureau.Latency.SetAll(TimeSpan.Zero);
                return Task.CompletedTask;
            });
    }

    private long Asked() => bureau.Counts.Current["household-registration"].Total;

    /// <summary>Whoever sends it, both die while the county has it in its hands and has not answered.</summary>
    private Step WhileTelling()
    {
        var (told, killed) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return new Step(
            () =>
            {
                county.Answer = async (_, context) =>
                {
                    told.TrySetResult();
                    await killed.Task;
                    context.Response.StatusCode = 204;
                };
                return Task.CompletedTask;
            },
            async () =>
            {
                await told.Task.WaitAsync(TimeSpan.FromSeconds(60));
                Note("both die while the county is told");
                await nodes.KillBothAsync();
            },
            () =>
            {
                killed.SetResult();
                county.AnswerWith(204);
                return Task.CompletedTask;
            });
    }

    private async Task VerifyAsync()
    {
        var client = DataHubClientRegistration.Create(new HttpClient(), nodes.Address, secret);
        foreach (var family in population.Families)
        {
            var verdict = await client.VerifyAsync(MadeUpRequests.Of(family, bureau.IdentityProvider, $"LX-{_round}-{family.Index}"), $"kills-{_round}-{family.Index}", TimeSpan.FromSeconds(30));
            _verified[verdict.Id] = family;
        }
    }

    /// <summary>Shown when the test fails.</summary>
    private static void Note(string what) => TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.f} {what}");

    /// <param name="ArmAsync">Makes the next hub stop that comes there.</param>
    /// <param name="KillAsync">Waits for it, and kills it.</param>
    /// <param name="ReleaseAsync">Lets the others go on.</param>
    private sealed record Step(Func<Task> ArmAsync, Func<Task> KillAsync, Func<Task> ReleaseAsync);
}
