using System.Net;
using System.Net.Sockets;

namespace DataHub.Host.Starting;

/// <summary>Finds an occupied port before anything else is started, and says which setting moves the hub elsewhere.</summary>
internal static class PortCheck
{
    /// <param name="urls">The setting <c>urls</c>: addresses separated by semicolons; null where Kestrel's own settings name them.</param>
    /// <exception cref="HubStartException">An address is none, or its port is taken.</exception>
    public static void Require(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = Parse(url);
            var host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip
                : address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
                : IPAddress.Any;
            if (!address.IsUnixPipe && address.Port != 0 && IsTaken(host, address.Port))
            {
                throw new HubStartException(
                    $"The port of {url} is in use. Stop the program that listens there, or name another address by the setting Urls "
                    + "(--urls http://127.0.0.1:5081, or the environment variable ASPNETCORE_URLS).");
            }
        }
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new HubStartException($"The setting Urls names '{url}', which is no address to listen on. Write it as http://127.0.0.1:5080, several with semicolons between them.");
        }
    }

    private static bool IsTaken(IPAddress host, int port)
    {
        // A closed connection of an earlier run may linger on the port: Kestrel takes it over, and so does this.
        using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(host, port));
            socket.Listen();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
