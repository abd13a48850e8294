using System.CommandLine;
using System.Text.Json;
using DataHub.Cli.Connecting;
using DataHub.Cli.Showing;
using DataHub.Client;

namespace DataHub.Cli.Running;

/// <summary>Runs a command's body: whatever goes wrong becomes a message on standard error and an exit code, never a stack trace.</summary>
internal static class CommandRunner
{
    private const string DebugVariable = "DATAHUB_DEBUG";

    /// <param name="body">Answers the exit code.</param>
    public static void Runs(this Command command, Func<Session, CancellationToken, Task<int>> body) =>
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, body, cancellationToken));

    private static async Task<int> RunAsync(ParseResult parsed, Func<Session, CancellationToken, Task<int>> body, CancellationToken cancellationToken)
    {
        var screen = Screen.OfProcess();
        using var session = new Session(parsed, screen, TimeProvider.System);
        try
        {
            return await body(session, cancellationToken);
        }
        catch (DataHubProblemException refused)
        {
            ProblemView.Show(session, refused);
            return ProblemView.ExitCode(refused.Problem);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.Tell(session.Words.Of("已中断。已提交的操作在枢纽上继续。", "Interrupted. What was already asked for goes on in the hub."));
            return ExitCodes.Interrupted;
        }
        catch (CommandException failure)
        {
            screen.Tell(failure.Message);
            return failure.ExitCode;
        }
        catch (Exception failure) when (Unreachable.Means(failure))
        {
            screen.Tell(Unreachable.Explain(failure, session));
            return ExitCodes.Unreachable;
        }
        catch (JsonException)
        {
            screen.Tell(session.Words.Of(
                $"{session.Address} 的应答不是 DataHub 的格式：请检查地址，或升级本程序。",
                $"What {session.Address} answered is not of the DataHub API: check the address, or update this program."));
            return ExitCodes.Unreachable;
        }
        catch (Exception fault)
        {
            // Whatever else it is, it is told in a line; the trace is for who asks for it.
            screen.Tell(session.Words.Of($"本程序出错：{fault.Message}（设置 {DebugVariable}=1 可查看详情）", $"This program failed: {fault.Message} (set {DebugVariable}=1 to see where)"));
            if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
            {
                screen.TellAsIs(fault.ToString());
            }

            return ExitCodes.Fault;
        }
    }
}
