using System.Diagnostics;
using DataHub.Benchmarks.Load;
using DataHub.Benchmarks.Reporting;
using DataHub.Benchmarks.Staging;
using DataHub.Core.Ports;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Benchmarks.FailedPulls;

/// <summary>How long operators wait for each look at a million failed pulls.</summary>
internal sealed class FailedPullsBenchmark : IBenchmark
{
    private const int Templates = 400;
    private const int Openable = 5;
    private const int Rounds = 15;
    private const double MostMilliseconds = 200;

    /// <summary>For one look; one that takes longer is looked at less often.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    public string Name => "failed-pulls";
    public string Description => "what operators wait for the list, groups, overview, plans and replays with 1,000,000 failed pulls (--pulls)";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        var folder = WorkFolder.Create();
        try
        {
            var population = MadeUpPopulation.Create(7, Templates + Openable);
            await using var bureau = await MockBureau.StartAsync(population, cancellationToken: cancellationToken);
            var hub = new HubProgram(bureau, folder);
            var (process, address) = await hub.StartAsync(cancellationToken);
            await using var running = process;
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Folder = hub.Cluster }, NullLogger.Instance, TimeProvider.System, cancellationToken);
            await using var storage = await PostgreSqlStorage.OpenAsync(server.ConnectionString, hub.KeyRing, TimeProvider.System, cancellationToken);
            await VerifyAsync(bureau, hub, address, population, 0, Templates, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            var failed = await FailureFill.RunAsync(storage.Database, settings.Pulls ?? 1_000_000, log, cancellationToken);
            log.WriteLine($"{failed:N0} failed pulls after {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s");
            foreach (var item in BureauItem.All)
            {
                bureau.Faults.Add(new Fault { Item = item.Id, Kind = FaultKind.Outage });
            }

            await VerifyAsync(bureau, hub, address, population, Templates, Openable, cancellationToken);
            using var province = new OperatorCaller(address, await hub.KeyAsync(cancellationToken, "37", "ops.read", "ops.replay"));
            using var county = new OperatorCaller(address, await hub.KeyAsync(cancellationToken, "371103", "ops.read", "ops.replay"));
            var (paused, frozen, freezing) = await PauseOneAsync(province, cancellationToken);
            log.WriteLine($"a replay of {frozen:N0} pulls was frozen in {freezing.TotalSeconds:N1} s and paused");
            var sample = (await province.CallAsync("ops/v1/pulls?limit=1", null, cancellationToken)).Answer.GetProperty("items")[0].GetProperty("id").GetGuid();
            var looks = (await Looks.OfAsync(province, county, sample, paused, cancellationToken)).Append(new Look("outcomes-per-day", token => OutcomesAsync(storage.Outcomes, token), IsPage: false)).ToList();
            return [new("failed-pulls/pulls", failed, "pulls"), new("failed-pulls/freeze", freezing.TotalSeconds, "s"), .. await MeasureAsync(looks, log, cancellationToken)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>By turns, so that what one look brought into memory is not all that the next round finds.</summary>
    private static async Task<IReadOnlyList<Measurement>> MeasureAsync(IReadOnlyList<Look> looks, TextWriter log, CancellationToken cancellationToken)
    {
        var took = looks.ToDictionary(look => look, _ => new List<double>());
        foreach (var look in looks)
        {
            await look.RunAsync(cancellationToken); // The program compiles itself at the first.
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var look in looks.Where(look => took[look].Sum() < Patience.TotalMilliseconds))
            {
                took[look].Add((await look.RunAsync(cancellationToken)).TotalMilliseconds);
            }
        }

        foreach (var (look, times) in took.OrderByDescending(t => t.Value.Max()).Take(12))
        {
            log.WriteLine($"{look.Name}: {Median(times):N0} ms, at worst {times.Max():N0}");
        }

        return [.. took.SelectMany(t => new Measurement[]
        {
            new($"failed-pulls/{t.Key.Name}-p50", Median(t.Value), "ms"),
            new($"failed-pulls/{t.Key.Name}-worst", t.Value.Max(), "ms", Target: t.Key.IsPage ? MostMilliseconds : null, LowerIsBetter: true),
        })];
    }

    /// <summary>Replays a part of the pulls, and pauses before anybody is asked: 100,000 of them are outstanding while the looks are taken.</summary>
    private static async Task<(Guid Id, int Pulls, TimeSpan Took)> PauseOneAsync(OperatorCaller caller, CancellationToken cancellationToken)
    {
        var (replay, took) = await caller.CallAsync("ops/v1/replays", """{"filter":{"errorClass":"throttled"},"reason":"half done","ratePerSecond":0.1}""", cancellationToken);
        var id = replay.GetProperty("id").GetGuid();
        await caller.CallAsync($"ops/v1/replays/{id}/pause", "{}", cancellationToken);
        return (id, replay.GetProperty("progress").GetProperty("selected").GetInt32(), took);
    }

    private static async Task VerifyAsync(MockBureau bureau, HubProgram hub, Uri address, MadeUpPopulation population, int from, int count, CancellationToken cancellationToken)
    {
        var bodies = SampleFamilies.Bodies([.. population.Families.Skip(from).Take(count)], bureau.IdentityProvider);
        using var caller = new FamilyCaller("hub", new Uri(address, "v1/verifications"), await hub.KeyAsync(cancellationToken), bodies);
        for (var i = 0; i < bodies.Length; i++)
        {
            await caller.CallAsync(i, cancellationToken, final: from == 0);
        }
    }

    private static async Task<TimeSpan> OutcomesAsync(IOutcomeCounts outcomes, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var started = Stopwatch.GetTimestamp();
        await outcomes.PerDayAsync(today.AddDays(-13), today, DivisionScope.All, cancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }

    private static double Median(List<double> times)
    {
        var ordered = times.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
