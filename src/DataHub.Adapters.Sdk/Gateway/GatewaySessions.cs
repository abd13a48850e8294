using System.Collections.Concurrent;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Ports;
using Microsoft.Extensions.Logging;
using Refit;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>One session per gateway and caller, whatever the number of items that go through it.</summary>
internal sealed class GatewaySessions(
    IHttpClientFactory clients, ISharedSecrets shared, TimeProvider time, ILogger<GatewaySession> logger)
{
    public const string ClientName = "gateway-session";

    private readonly ConcurrentDictionary<(Uri Address, string Sid), GatewaySession> _sessions = new();

    /// <summary>Tells this process from the hub's others when nodes take turns.</summary>
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}";

    public GatewaySession For(GatewayOptions options) =>
        _sessions.TryGetValue((options.BaseAddress!, options.Sid), out var session)
            ? session
            : _sessions.GetOrAdd((options.BaseAddress!, options.Sid), _ => Create(options));

    private GatewaySession Create(GatewayOptions options)
    {
        var client = clients.CreateClient(ClientName);
        client.BaseAddress = options.BaseAddress;
        var api = RestService.For<IGatewayAuthApi>(client, new RefitSettings(new WireContentSerializer(GatewayWire.Default)));
        return new GatewaySession(options, new CodeTable(options.SchemeCodes, options.Codes), api, shared, _node, time, logger);
    }
}
