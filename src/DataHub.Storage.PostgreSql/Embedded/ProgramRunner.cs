using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>Runs a program to its end, as another account when the host is root.</summary>
internal static class ProgramRunner
{
    /// <exception cref="EmbeddedPostgresException">The program can't be started.</exception>
    public static async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(call) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new EmbeddedPostgresException($"'{call.File}' can't be started{(call.Account is null ? "" : $" as '{call.Account}'")}: {exception.Message}.", exception);
        }

        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ExitAsync(process, call, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output)
        {
            return new ProgramResult(process.ExitCode, output.ToString().Trim());
        }
    }

    private static async Task ExitAsync(Process process, ProgramCall call, CancellationToken cancellationToken)
    {
        if (!call.LeavesChildren)
        {
            await process.WaitForExitAsync(cancellationToken);
            return;
        }

        // A server left running may keep the output pipes open (on Windows it does): wait for the program, not for the pipes' end.
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        await exited.Task.WaitAsync(cancellationToken);
    }

    private static ProcessStartInfo StartInfo(ProgramCall call)
    {
        var info = new ProcessStartInfo(call.File, call.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = call.WorkingFolder,
        };
        if (call.Account is not null)
        {
            info.UserName = call.Account;
        }

        info.Environment["LC_ALL"] = "C";
        if (call.LibraryPath is not null)
        {
            info.Environment["LD_LIBRARY_PATH"] = call.LibraryPath;
        }

        return info;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}

internal sealed record ProgramCall(string File, IReadOnlyList<string> Arguments, string WorkingFolder)
{
    /// <summary>Account to run as; null: the host's own.</summary>
    public string? Account { get; init; }

    /// <summary>Folders of shared libraries that are not installed.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>The program ends but leaves a server running.</summary>
    public bool LeavesChildren { get; init; }
}

internal sealed record ProgramResult(int ExitCode, string Output);
