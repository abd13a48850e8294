using System.Runtime.InteropServices;
using DataHub.Mocks.Bureau;
using DataHub.Mocks.Bureau.Population;
using DataHub.Mocks.Bureau.Running;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var run = RunArguments.Parse(args);
    var population = MadeUpPopulation.Create(run.Seed, run.Families);
    var options = new MockBureauOptions { Door = run.Door, Port = run.Port, TypicalLatency = run.Latency, EnforceQuotas = run.Quotas, Limits = run.Latency ? BureauLimits.Realistic : new() };
    await using var bureau = await MockBureau.StartAsync(population, options, stop.Token);
    RunningSheet.Print(bureau, population, Console.Out);
    await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
}
catch (Exception wrong) when (wrong is FormatException or IOException)
{
    Console.Error.WriteLine($"{wrong.Message}\n\n{RunArguments.Usage}");
    return 2;
}

void Stop(PosixSignalContext signal) { signal.Cancel = true; stop.Cancel(); }
