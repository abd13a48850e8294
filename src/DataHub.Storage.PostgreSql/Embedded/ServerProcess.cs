using System.Diagnostics;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>What a process number stands for.</summary>
internal static class ServerProcess
{
    public enum State
    {
        /// <summary>No process has it.</summary>
        Gone,
        Server,

        /// <summary>Another program has it, or a dead process that its parent never buried (a host that is process 1 of a container).</summary>
        Other,
    }

    public static State Find(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited ? State.Gone
                : process.ProcessName is "postgres" or "postmaster" && !IsUnburied(pid) ? State.Server
                : State.Other;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException)
        {
            return State.Gone; // Ended while it was looked at.
        }
    }

    /// <summary>Linux shows it as <c>pid (name) Z …</c>.</summary>
    private static bool IsUnburied(int pid)
    {
        var status = $"/proc/{pid}/stat";
        return File.Exists(status) && File.ReadAllText(status).Split(") ")[^1].StartsWith('Z');
    }
}
