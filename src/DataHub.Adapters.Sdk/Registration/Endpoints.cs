using System.Text.Json.Serialization;
using DataHub.Adapters.Sdk.Http;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Adapters.Sdk.Telemetry;
using DataHub.Core.Items;
using DataHub.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Refit;

namespace DataHub.Adapters.Sdk.Registration;

/// <summary>The endpoints of one item; the longest division prefix that fits wins.</summary>
public sealed class Endpoints<TApi, TOptions>
    where TApi : class
    where TOptions : AdapterOptions, new()
{
    private readonly (string Prefix, Endpoint<TApi, TOptions> Endpoint)[] _routes;

    internal Endpoints(ItemId item, JsonSerializerContext? wire, IOptions<AdapterSettings<TOptions>> settings, SourceParts parts)
    {
        var refit = new RefitSettings(new WireContentSerializer(wire));
        Default = Create(settings.Value.Default, item.Value);
        _routes = [.. settings.Value.Routes.Select(route => (route.Prefix, Create(route.Options, $"{item}@{route.Prefix}")))];

        Endpoint<TApi, TOptions> Create(TOptions options, string key)
        {
            var client = parts.Clients.CreateClient(item.Value);
            client.BaseAddress = options.Enabled ? options.BaseAddress : null;
            var pipeline = new SourcePipeline(item, key, options, parts.Registry.ClosureOf(item), parts.Quotas, parts.Metrics, parts.Time, parts.Logger);
            parts.Registry.Add(pipeline);
            return new Endpoint<TApi, TOptions>(options.Enabled ? RestService.For<TApi>(client, refit) : null!, options, pipeline, parts.Time);
        }
    }

    /// <summary>Where divisions without a route of their own are asked.</summary>
    public Endpoint<TApi, TOptions> Default { get; }

    /// <param name="division">GB/T 2260 county code.</param>
    public Endpoint<TApi, TOptions> For(string division)
    {
        foreach (var (prefix, endpoint) in _routes)
        {
            if (division.StartsWith(prefix, StringComparison.Ordinal))
            {
                return endpoint;
            }
        }

        return Default;
    }
}

/// <summary>What every endpoint is built from.</summary>
internal sealed record SourceParts(
    IHttpClientFactory Clients, IQuotaLedger Quotas, PullingMetrics Metrics, SourceRegistry Registry, TimeProvider Time, ILogger<SourcePipeline> Logger);
