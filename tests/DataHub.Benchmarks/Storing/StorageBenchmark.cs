using System.Diagnostics;
using DataHub.Benchmarks.Reporting;
using DataHub.Benchmarks.Staging;
using DataHub.Core.Ports;
using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Benchmarks.Storing;

/// <summary>Advances stored per second, each durable before its caller goes on: shared commits beside one transaction of single inserts each.</summary>
internal sealed class StorageBenchmark : IBenchmark
{
    private const int Callers = 64;

    public string Name => "storage";
    public string Description => "advances with 12 pulls stored per second, beside one transaction with single inserts each";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkSettings settings, TextWriter log, CancellationToken cancellationToken)
    {
        var folder = WorkFolder.Create();
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "postgres") }, NullLogger.Instance, TimeProvider.System, cancellationToken);
            await using var storage = await PostgreSqlStorage.OpenAsync(server.ConnectionString, Path.Combine(folder, "keys.json"), TimeProvider.System, cancellationToken);
            await PlainStore.CreateTablesAsync(storage.Database, cancellationToken);
            var duration = TimeSpan.FromSeconds(settings.Seconds);
            var shared = new List<double>();
            var plain = new List<double>();
            await RateAsync(() => SharedAsync(storage.Verifications, cancellationToken), duration / 2);
            await RateAsync(() => PlainStore.SaveAsync(storage.Database, StoredAdvance.Create(), cancellationToken), duration / 2);
            for (var round = 1; round <= settings.Rounds; round++)
            {
                shared.Add(await RateAsync(() => SharedAsync(storage.Verifications, cancellationToken), duration));
                plain.Add(await RateAsync(() => PlainStore.SaveAsync(storage.Database, StoredAdvance.Create(), cancellationToken), duration));
                log.WriteLine($"round {round}: {shared[^1]:N0} shared, {plain[^1]:N0} plain advances a second");
            }

            return [new("storage/advances", shared.Order().ElementAt(shared.Count / 2), "1/s", plain.Order().ElementAt(plain.Count / 2))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As the online path does: taken in, then completed; everything personal encrypted.</summary>
    private static async Task SharedAsync(IVerificationStore store, CancellationToken cancellationToken)
    {
        var (opening, advance) = StoredAdvance.Create();
        await store.OpenAsync(opening, cancellationToken);
        var result = await store.SaveAdvanceAsync(advance, cancellationToken);
        if (result.Outcome != AdvanceOutcome.Saved)
        {
            throw new BenchmarkException($"An advance was not saved: {result.Outcome}.");
        }
    }

    private static async Task<double> RateAsync(Func<Task> save, TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await save();
                Interlocked.Increment(ref done);
            }
        })));
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
