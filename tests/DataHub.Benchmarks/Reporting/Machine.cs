using System.Runtime.InteropServices;

namespace DataHub.Benchmarks.Reporting;

/// <summary>Where the figures were taken; they mean nothing without it.</summary>
internal sealed record Machine(string System, string Runtime, int Cores, double MemoryGiB, string Configuration)
{
    public static Machine This { get; } = new(
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
#if DEBUG
        "Debug");
#else
        "Release");
#endif
}
