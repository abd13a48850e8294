using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Resilience;

namespace DataHub.Adapters.Sdk.Registration;

/// <summary>One address that an item is asked at: the default one or a division's own.</summary>
public sealed class Endpoint<TApi, TOptions> where TOptions : AdapterOptions
{
    internal Endpoint(TApi api, TOptions options, SourcePipeline pipeline) =>
        (Api, Options, Pipeline, Codes) = (api, options, pipeline, new CodeTable(options.SchemeCodes, options.Codes));

    /// <summary>The Refit client of the address.</summary>
    public TApi Api { get; }
    public TOptions Options { get; }

    /// <summary>The handbook's table with this endpoint's overrides.</summary>
    public CodeTable Codes { get; }
    internal SourcePipeline Pipeline { get; }
}
