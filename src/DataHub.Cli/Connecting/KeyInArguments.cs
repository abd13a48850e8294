using System.Text.RegularExpressions;

namespace DataHub.Cli.Connecting;

/// <summary>Sees a key among the arguments, where every user of the machine and the shell's history can read it.</summary>
internal static partial class KeyInArguments
{
    public static bool Seen(IEnumerable<string> args) => args.Any(a => Secret().IsMatch(a));

    /// <summary>An API key of the hub, or a JWT.</summary>
    [GeneratedRegex(@"dh_[A-Za-z0-9_-]{20,}|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
