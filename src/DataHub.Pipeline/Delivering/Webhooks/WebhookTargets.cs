using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>Finds a host's addresses.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>The target lies where the hub does not send to.</summary>
public sealed class PrivateTargetException() : IOException("the target's addresses are not public");

/// <summary>
/// Where webhooks may go: looked at when an endpoint is registered, and again at each connection with the address that is really connected
/// to, so that a name which points elsewhere later leads nowhere.
/// </summary>
public sealed class WebhookTargets(IOptions<WebhookOptions> options, HostLookup lookup)
{
    private const int LongestUrl = 2000;

    private static readonly TimeSpan LookupTime = TimeSpan.FromSeconds(5);

    private WebhookOptions Options => options.Value;

    /// <returns>What is wrong with an address and how to mend it; null when it may be told.</returns>
    public async Task<string?> ProblemAsync(string url, CancellationToken cancellationToken)
    {
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.Host.Length == 0)
        {
            return $"must be an absolute https address of at most {LongestUrl} characters, such as https://platform.example.test/hooks";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !Options.AllowHttp)
        {
            return "must be an https address: the hub is not configured to send over plain http (Webhooks:AllowHttp)";
        }

        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "takes no user, password or fragment: events are authenticated by their signature";
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LookupTime);
        try
        {
            await AllowedAsync(address.IdnHost, patience.Token).ConfigureAwait(false);
            return null;
        }
        catch (PrivateTargetException)
        {
            return "leads to this machine or into a private network, where the hub does not send to (Webhooks:AllowPrivateTargets)";
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "names a host that the hub cannot find: check its spelling, and that it is in the public DNS";
        }
    }

    /// <summary>Connects to one of the host's addresses that are allowed. For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="PrivateTargetException">None is.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var allowed = await AllowedAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AllowedAsync(string host, CancellationToken cancellationToken)
    {
        var bare = host.Trim('[', ']');
        var all = IPAddress.TryParse(bare, out var literal) ? [literal] : await lookup(bare, cancellationToken).ConfigureAwait(false);
        var allowed = Options.AllowPrivateTargets ? all : Array.FindAll(all, PublicAddress.Is);

        // Registration and connection alike: a name with one private address is refused whole, whichever would be taken today.
        return all.Length > 0 && allowed.Length == all.Length ? allowed
            : all.Length == 0 ? throw new SocketException((int)SocketError.HostNotFound)
            : throw new PrivateTargetException();
    }
}
