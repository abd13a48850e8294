namespace DataHub.Benchmarks.Staging;

/// <summary>A temporary folder for the hub's data, that the database's own account can get through.</summary>
internal static class WorkFolder
{
    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("datahub-bench-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }

        return folder;
    }
}
