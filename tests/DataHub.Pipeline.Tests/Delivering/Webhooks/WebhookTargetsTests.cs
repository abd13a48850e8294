using System.Net;
using System.Net.Sockets;
using DataHub.Pipeline.Delivering.Webhooks;
using Microsoft.Extensions.Options;

namespace DataHub.Pipeline.Tests.Delivering.Webhooks;

public sealed class WebhookTargetsTests
{
    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("39.96.1.2", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("::ffff:1.1.1.1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public async Task Only_public_addresses_are_told(string address, bool allowed)
    {
        PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(allowed);
        var literal = address.Contains(':') ? $"[{address}]" : address;
        (await Targets().ProblemAsync($"https://{literal}/hooks", default) is null).ShouldBe(allowed);
        (await Targets(addresses: address).ProblemAsync("https://platform.example.test/hooks", default) is null).ShouldBe(allowed, "by name");
    }

    [Theory]
    [InlineData("https://2130706433/", "private network")]
    [InlineData("https://0x7f.1/", "private network")]
    [InlineData("https://127.1:8443/", "private network")]
    [InlineData("http://1.1.1.1/", "plain http")]
    [InlineData("ftp://1.1.1.1/", "absolute https")]
    [InlineData("//1.1.1.1/", "absolute https")]
    [InlineData("hooks", "absolute https")]
    [InlineData("", "absolute https")]
    [InlineData("https://user:secret@1.1.1.1/", "no user")]
    [InlineData("https://1.1.1.1/#part", "no user")]
    public async Task Odd_addresses_are_refused_with_a_reason(string url, string reason) => (await Targets().ProblemAsync(url, default))!.ShouldContain(reason);

    [Fact]
    public async Task A_name_with_one_private_address_is_refused_whole() =>
        (await Targets(addresses: ["1.1.1.1", "10.0.0.1"]).ProblemAsync("https://platform.example.test/", default))!.ShouldContain("private network");

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_as_such()
    {
        var unknown = new WebhookTargets(Options.Create(new WebhookOptions()), (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        (await unknown.ProblemAsync("https://platfrom.example.test/", default))!.ShouldContain("spelling");
        (await Targets(addresses: []).ProblemAsync("https://platfrom.example.test/", default))!.ShouldContain("spelling");
    }

    [Fact]
    public async Task What_is_configured_to_be_allowed_is()
    {
        var open = new WebhookOptions { AllowHttp = true, AllowPrivateTargets = true };
        (await new WebhookTargets(Options.Create(open), Lookup("127.0.0.1")).ProblemAsync("http://platform.example.test/", default)).ShouldBeNull();
    }

    /// <summary>DNS rebinding: public when the endpoint was registered, the hub's own machine when it is told.</summary>
    [Fact]
    public async Task A_name_that_moves_to_a_private_address_is_not_connected_to()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var address = "1.1.1.1";
        var targets = new WebhookTargets(Options.Create(new WebhookOptions { AllowHttp = true }), (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        (await targets.ProblemAsync($"http://platform.example.test:{port}/", default)).ShouldBeNull();

        address = "127.0.0.1";
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = targets.ConnectAsync });
        var refused = await Should.ThrowAsync<HttpRequestException>(http.GetAsync($"http://platform.example.test:{port}/"));
        refused.InnerException.ShouldBeOfType<PrivateTargetException>();
        listener.Pending().ShouldBeFalse();
    }

    private static WebhookTargets Targets(params string[] addresses) => new(Options.Create(new WebhookOptions()), Lookup(addresses));

    private static HostLookup Lookup(params string[] addresses) => (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
}
