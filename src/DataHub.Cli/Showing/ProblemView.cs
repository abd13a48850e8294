using System.Globalization;
using System.Net;
using DataHub.Cli.Running;
using DataHub.Client;
using DataHub.Contracts.Problems;

namespace DataHub.Cli.Showing;

/// <summary>What the hub refused: its title, detail, every field's errors and the trace id; as it came under <c>--json</c>. On standard error.</summary>
internal static class ProblemView
{
    public static void Show(Session session, DataHubProblemException refused)
    {
        var (problem, words, screen) = (refused.Problem, session.Words, session.Screen);
        if (session.Json)
        {
            screen.TellAsIs(session.LatestAnswer);
            return;
        }

        screen.Tell($"{problem.Title} ({problem.Code}, {problem.Status.ToString(CultureInfo.InvariantCulture)})");
        if (problem.Detail is { } detail)
        {
            screen.Tell(detail);
        }

        foreach (var (field, messages) in problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
        {
            foreach (var message in messages)
            {
                screen.Tell(field.Length == 0 ? $"  {message}" : $"  {field}: {message}");
            }
        }

        if (refused.RetryAfter is { } wait)
        {
            screen.Tell(words.Of($"请在 {words.Length(wait.TotalSeconds)} 后重试。", $"Repeat in {words.Length(wait.TotalSeconds)}."));
        }

        screen.Tell(words.Of($"追踪号 {problem.TraceId}", $"Trace id {problem.TraceId}"));
    }

    public static int ExitCode(ProblemBody problem) => (HttpStatusCode)problem.Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCodes.NotAllowed,
        HttpStatusCode.NotFound => ExitCodes.NotFound,
        HttpStatusCode.ServiceUnavailable => ExitCodes.Unreachable,
        _ => ExitCodes.Refused,
    };
}
