namespace DataHub.Cli.Connecting;

/// <summary>An API key or token.</summary>
/// <param name="From">Where it was found: the option or the variable, and the file.</param>
/// <param name="File">The file that holds it; null when the environment does.</param>
internal sealed record HubKey(string Secret, string From, string? File)
{
    /// <summary>A key is one line of visible ASCII.</summary>
    public bool Usable => Secret.Length > 0 && Secret.All(c => c is > ' ' and <= '~');

    /// <summary>Others than the owner can read its file.</summary>
    public bool Exposed =>
        File is not null && !OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(File) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0;

    public override string ToString() => $"{nameof(HubKey)} from {From}";
}
