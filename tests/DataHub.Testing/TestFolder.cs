namespace DataHub.Testing;

/// <summary>Fresh folders for tests: short (a socket's path is limited), and enterable by the account that runs PostgreSQL for root.</summary>
public static class TestFolder
{
    public static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("datahub-test-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        }

        return folder;
    }
}
