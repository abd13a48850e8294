namespace DataHub.Architecture.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", ".git"];

    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Files below these folders of the root, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .Select(f => Path(f))
        .Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, pattern, SearchOption.AllDirectories))
        .Where(f => !System.IO.Path.GetRelativePath(Root, f).Split(System.IO.Path.DirectorySeparatorChar).Any(Built.Contains))
        .Order(StringComparer.Ordinal);

    public static string Relative(string path) => System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "DataHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("DataHub.sln is in no folder above the tests");
    }
}
