using System.Diagnostics;

namespace DataHub.Benchmarks.Staging;

/// <summary>A server in a process of its own, so that its processor time is its own; it stops with its standard input or is killed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _drain;

    private ChildProcess(Process process, Task drain) => (_process, _drain) = (process, drain);

    public int Id => _process.Id;

    /// <param name="isReady">Whether a line of its output says that it serves.</param>
    /// <returns>The process and that line.</returns>
    /// <exception cref="BenchmarkException">It ended before it served.</exception>
    public static async Task<(ChildProcess Process, string Ready)> StartAsync(ProcessStartInfo start, Func<string, bool> isReady, CancellationToken cancellationToken)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var process = Process.Start(start) ?? throw new BenchmarkException($"{start.FileName} could not be started.");
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (isReady(line))
            {
                return (new ChildProcess(process, Task.WhenAll(errors, process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None))), line);
            }
        }

        throw new BenchmarkException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended before it served: {await errors}");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its standard output.</returns>
    public static async Task<string> OutputAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start) ?? throw new BenchmarkException($"{start.FileName} could not be started.");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new BenchmarkException($"{string.Join(' ', start.ArgumentList)} failed: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            // SIGTERM: the hub stops its database in an orderly way.
            using var signal = Process.Start("kill", [Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
        }

        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _drain;
        _process.Dispose();
    }
}
