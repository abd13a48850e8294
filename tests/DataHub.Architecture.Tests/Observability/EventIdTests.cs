using System.Text.RegularExpressions;

namespace DataHub.Architecture.Tests.Observability;

public sealed partial class EventIdTests
{
    [Fact]
    public void Event_ids_are_unique_and_as_approved()
    {
        var events = Repository.Files("*.cs", "src", "adapters")
            .SelectMany(file => LogMessage().Matches(File.ReadAllText(file)).Select(m => (Id: int.Parse(m.Groups[1].Value), Level: m.Groups[2].Value, Message: m.Groups[3].Value)))
            .OrderBy(e => e.Id).ToList();
        events.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key} is given to: {string.Join(" | ", g.Select(e => e.Message))}").ShouldBeEmpty();
        Approval.Check("event-ids", events.Select(e => $"{e.Id} {e.Level} {e.Message}"));
    }

    [Fact]
    public void Every_logged_message_has_a_numbered_event() =>
        Repository.Files("*.cs", "src", "adapters")
            .Where(file => DirectLog().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative).ShouldBeEmpty();

    [GeneratedRegex("""\[LoggerMessage\(\s*(\d+),\s*LogLevel\.(\w+),\s*"((?:[^"\\]|\\.)*)""", RegexOptions.Singleline)]
    private static partial Regex LogMessage();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectLog();
}
