using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DataHub.Benchmarks.Load;

/// <summary>
/// Waits finer than a timer's millisecond, which would be counted against the server, and without spinning, which would take one of its cores.
/// </summary>
internal static partial class Pause
{
    public static void Until(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is > 0 and var left)
        {
            if (OperatingSystem.IsWindows())
            {
                Thread.SpinWait(20);
            }
            else
            {
                _ = Sleep((uint)Math.Clamp(left * 1_000_000 / Stopwatch.Frequency, 1, 900_000)); // Woken early, it only looks again.
            }
        }
    }

    /// <summary>usleep(3); at most 1,000,000 µs.</summary>
    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
