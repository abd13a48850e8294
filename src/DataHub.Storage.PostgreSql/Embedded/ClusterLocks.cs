namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>
/// Two file locks that the operating system drops when a process ends, however it ends. <c>start.lock</c> is held while the server is looked at,
/// started or stopped. <c>use.lock</c> is shared by every host that uses the server: who can take it alone is the last one out and stops the server.
/// </summary>
internal sealed class ClusterLocks(string folder, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="EmbeddedPostgresException">Another host holds it for too long.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (TryOpen("start.lock", FileAccess.ReadWrite, FileShare.None) is { } held)
            {
                return held;
            }

            if (time.GetElapsedTime(begun) > Patience)
            {
                throw new EmbeddedPostgresException(
                    $"Another host has been starting or stopping the embedded PostgreSQL in '{folder}' for {Patience.TotalMinutes:0} minutes. "
                    + "End it, or set Storage:Embedded:Folder to a folder of this host's own.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Call inside <see cref="EnterAsync"/>, so that nobody holds it alone.</summary>
    public IDisposable Use() =>
        TryOpen("use.lock", FileAccess.Read, FileShare.Read) ?? throw new EmbeddedPostgresException($"'{Path.Combine(folder, "use.lock")}' is locked by another program.");

    /// <summary>Call inside <see cref="EnterAsync"/>.</summary>
    public bool NobodyUses()
    {
        using var alone = TryOpen("use.lock", FileAccess.ReadWrite, FileShare.None);
        return alone is not null;
    }

    private FileStream? TryOpen(string name, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException)
        {
            return null; // Locked.
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedPostgresException(
                $"The folder '{folder}' belongs to another account: start the host as that account, or set Storage:Embedded:Folder to a folder of its own.", exception);
        }
    }
}
