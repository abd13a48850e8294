using System.Net;
using System.Net.Sockets;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>Which addresses lie in the public internet; nothing else may be told, lest somebody makes the hub call its own neighbours.</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Reserved =
    [
        // IANA's special-purpose addresses of IPv4: this network, private, shared by carriers (and 100.100.100.200, the metadata of a cloud),
        // loopback, link-local (and 169.254.169.254, the metadata of others), protocol assignments, documentation, benchmarks, multicast, future.
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
        // A cloud's host agent behind a public address.
        IPNetwork.Parse("168.63.129.16/32"),
        // Of IPv6's public part: Teredo and other protocol assignments, documentation, 6to4 (which hides any IPv4 address).
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>All of IPv6 that is assigned to the public internet.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain)) && !Array.Exists(Reserved, network => network.Contains(plain));
    }
}
