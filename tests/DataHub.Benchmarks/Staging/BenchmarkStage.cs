using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DataHub.Benchmarks.Latency;
using DataHub.Benchmarks.Load;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Benchmarks.Staging;

/// <summary>
/// Everything that runs while the hub is measured. In this process: the mock bureau and the load generator, the same for both sides.
/// In processes of their own: the hub as it is shipped with its embedded PostgreSQL, and the bare fan-out.
/// </summary>
internal sealed class BenchmarkStage : IAsyncDisposable
{
    private const int Seed = 7;
    private const int Families = 1000;
    private static readonly TimeSpan AllDay = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly ChildProcess _hubProcess;
    private readonly ChildProcess _fanOutProcess;

    private BenchmarkStage(string folder, MockBureau bureau, MadeUpPopulation population, Prepared prepared, (ChildProcess Process, Uri Address) hub, (ChildProcess Process, Uri Address) fanOut)
    {
        (_folder, Bureau, Population, CallsPerFamily) = (folder, bureau, population, prepared.CallsPerFamily);
        (_hubProcess, _fanOutProcess) = (hub.Process, fanOut.Process);
        Hub = new FamilyCaller("hub", new Uri(hub.Address, "v1/verifications"), prepared.Key, prepared.Bodies);
        FanOut = new FamilyCaller("bare fan-out", fanOut.Address, null, prepared.Bodies);
        (HubAddress, FanOutAddress) = (hub.Address, fanOut.Address);
    }

    public MockBureau Bureau { get; }
    public MadeUpPopulation Population { get; }
    public double CallsPerFamily { get; }
    public FamilyCaller Hub { get; }
    public FamilyCaller FanOut { get; }
    private Uri HubAddress { get; }
    private Uri FanOutAddress { get; }

    /// <param name="watch">Told of every call that the mock serves.</param>
    public static async Task<BenchmarkStage> StartAsync(TextWriter log, SourceChains? watch, CancellationToken cancellationToken)
    {
        var folder = WorkFolder.Create();
        var population = MadeUpPopulation.Create(Seed, Families);
        watch?.Expect(population.Families);
        var bureau = await MockBureau.StartAsync(population, new MockBureauOptions
        {
            RefuseReplays = false,
            Watch = watch is null ? null : watch.Note,
            // The baseline sends recorded calls again for as long as the run takes.
            Limits = new BureauLimits { SecretLife = AllDay, OldSecretHonoured = AllDay, RefreshInterval = TimeSpan.Zero, ClockSkew = AllDay, HousingClockSkew = AllDay, TokenLife = AllDay, TicketLife = AllDay },
        }, cancellationToken);
        var hub = new HubProgram(bureau, folder);
        var bodies = SampleFamilies.Bodies(population.Families, bureau.IdentityProvider);
        var (key, calls) = await hub.RecordAsync(bodies, log, cancellationToken);
        var file = Path.Combine(folder, "calls.json");
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(calls, JsonSerializerOptions.Web), cancellationToken);
        var prepared = new Prepared(key, bodies, calls.Average(c => c.Calls.Count));
        log.WriteLine($"{Families} families, {prepared.CallsPerFamily:N1} calls of sources each");
        var fanOut = await StartFanOutAsync(file, cancellationToken); // First, as it ends by itself with this process should the hub not start.
        return new BenchmarkStage(folder, bureau, population, prepared, await hub.StartAsync(cancellationToken), fanOut);
    }

    /// <summary>What the two servers have used since they started; of the hub with its database.</summary>
    public async Task<Usage> HubUsageAsync(CancellationToken cancellationToken)
    {
        var metrics = await Hub.GetAsync(new Uri(HubAddress, "metrics"), cancellationToken);
        var allocated = metrics.Split('\n').First(line => line.StartsWith("dotnet_gc_heap_total_allocated_bytes_total", StringComparison.Ordinal)).Split(' ')[1];
        return new Usage(ProcessorTime.Of(_hubProcess.Id), ProcessorTime.OfPostgres(Path.Combine(_folder, "postgres", "data")), double.Parse(allocated, CultureInfo.InvariantCulture));
    }

    public async Task<Usage> FanOutUsageAsync(CancellationToken cancellationToken) => new(
        ProcessorTime.Of(_fanOutProcess.Id), TimeSpan.Zero,
        double.Parse(await FanOut.GetAsync(new Uri(FanOutAddress, "allocated"), cancellationToken), CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        Hub.Dispose();
        FanOut.Dispose();
        await _fanOutProcess.DisposeAsync();
        await _hubProcess.DisposeAsync();
        await Bureau.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(ChildProcess, Uri)> StartFanOutAsync(string calls, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FanOutServer).Assembly.Location, FanOutServer.Role, calls]);
        start.Environment["DOTNET_gcServer"] = HubProgram.UsesServerCollector ? "1" : "0"; // The same collector on both sides.
        var (process, ready) = await ChildProcess.StartAsync(start, line => line.StartsWith("http", StringComparison.Ordinal), cancellationToken);
        return (process, new Uri(ready));
    }

    private sealed record Prepared(string Key, byte[][] Bodies, double CallsPerFamily);
}

/// <param name="Database">Processor time of the database's processes; null where it cannot be read.</param>
/// <param name="Allocated">Bytes on the managed heap.</param>
internal sealed record Usage(TimeSpan Processor, TimeSpan? Database, double Allocated);
