namespace DataHub.Cli.Running;

/// <summary>What the program ends with; documented in docs/cli.md, so a number never changes its meaning.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    /// <summary>The hub refused, or what was asked for failed: an invalid policy, a probe that found its source ill.</summary>
    public const int Refused = 1;
    /// <summary>The command line, a setting or a file is wrong; the hub was not asked.</summary>
    public const int Usage = 2;
    /// <summary>No hub answers at the address, or it cannot serve for now.</summary>
    public const int Unreachable = 3;
    /// <summary>The key is unknown, expired or revoked, or lacks the scope or the division.</summary>
    public const int NotAllowed = 4;
    public const int NotFound = 5;
    /// <summary>The replay that was watched stopped itself.</summary>
    public const int ReplayStopped = 6;
    /// <summary>The replay that was watched was cancelled.</summary>
    public const int ReplayCancelled = 7;
    /// <summary>A fault of this program, as <c>sysexits.h</c> has it.</summary>
    public const int Fault = 70;
    /// <summary>Ctrl-C or a termination signal, as shells have it.</summary>
    public const int Interrupted = 130;
}
