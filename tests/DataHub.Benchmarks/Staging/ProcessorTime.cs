using System.Diagnostics;
using System.Globalization;

namespace DataHub.Benchmarks.Staging;

/// <summary>Processor time of processes, user and system together.</summary>
internal static class ProcessorTime
{
    public static TimeSpan Of(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.TotalProcessorTime;
    }

    /// <summary>
    /// A PostgreSQL server with its backends: those that run and those that have ended. Read from <c>/proc</c>; null elsewhere than on Linux.
    /// </summary>
    /// <param name="cluster">Folder of the cluster, with <c>postmaster.pid</c>.</param>
    public static TimeSpan? OfPostgres(string cluster)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var postmaster = File.ReadLines(Path.Combine(cluster, "postmaster.pid")).First();
        var ticks = Ticks(postmaster) is { } own ? own.Own + own.Children : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (Ticks(Path.GetFileName(folder)) is { } backend && backend.Parent == postmaster)
            {
                ticks += backend.Own;
            }
        }

        return TimeSpan.FromSeconds(ticks / 100.0); // USER_HZ is 100 on every Linux that .NET runs on.
    }

    private static (string Parent, long Own, long Children)? Ticks(string process)
    {
        if (!process.All(char.IsAsciiDigit))
        {
            return null;
        }

        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null; // It ended between the listing and the look.
        }

        // The second field, the program's name, may hold spaces: what follows its bracket is regular. proc(5): ppid 4, utime 14, stime 15, cutime 16, cstime 17.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
        return (fields[1], Field(14) + Field(15), Field(16) + Field(17));
    }
}
