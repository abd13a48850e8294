using System.Net;
using System.Net.Sockets;

namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>Where the server listens: a socket in its own folder, or a free loopback port where sockets don't serve (Windows, a long path).</summary>
/// <param name="Host">Folder of the socket, or 127.0.0.1.</param>
internal sealed record ServerEndpoint(string Host, int Port)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>The kernel's limit for a socket's path, less the file's name.</summary>
    private const int LongestSocketFolder = 103 - 20;

    public bool IsSocket => Host != Loopback;

    public static ServerEndpoint Choose(string socketFolder)
    {
        if (!OperatingSystem.IsWindows() && System.Text.Encoding.UTF8.GetByteCount(socketFolder) <= LongestSocketFolder)
        {
            return new ServerEndpoint(socketFolder, 5432);
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new ServerEndpoint(Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    /// <summary>Of a running server, from the lines of its <c>postmaster.pid</c>: pid, folder, start, port, socket folder, address, key, state.</summary>
    /// <returns>Null when the server has not written them yet.</returns>
    public static ServerEndpoint? Read(string[] postmasterPid) =>
        postmasterPid.Length > 5 && int.TryParse(postmasterPid[3], out var port)
            ? new ServerEndpoint(postmasterPid[4].Trim() is { Length: > 0 } socket ? socket : Loopback, port)
            : null;
}
