using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Registration;

/// <summary>One address that an item is asked at: the default one or a division's own.</summary>
public sealed class Endpoint<TApi, TOptions>
    where TApi : class
    where TOptions : AdapterOptions
{
    private readonly TimeProvider _time;

    internal Endpoint(TApi api, TOptions options, SourcePipeline pipeline, TimeProvider time) =>
        (Api, Options, Pipeline, _time, Codes) = (api, options, pipeline, time, new CodeTable(options.SchemeCodes, options.Codes));

    public TOptions Options { get; }

    /// <summary>The handbook's table with this endpoint's overrides.</summary>
    public CodeTable Codes { get; }
    internal SourcePipeline Pipeline { get; }

    /// <summary>The Refit client of the address; calls are made through an <see cref="Attempt{TApi, TOptions}"/>.</summary>
    internal TApi Api { get; }

    internal Attempt<TApi, TOptions> Begin(PullContext context, Permits permits) => new(this, context, permits, _time);
}
