using System.Text.Json;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Core.Identifiers;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk;

/// <summary>
/// What every adapter has in common: a document that the source does not know is not asked for, the endpoint follows the division,
/// each call goes through the source's pipeline, and an answer that does not fit becomes drift.
/// </summary>
public abstract class SourceAdapter<TApi, TOptions>(Endpoints<TApi, TOptions> endpoints) : IAdapter
    where TApi : class
    where TOptions : AdapterOptions, new()
{
    /// <summary>Stands for a call that was not made, because the source does not know the person's document; reads as not covered.</summary>
    protected static Fetched NotAsked { get; } = Fetched.Answered(new RawAnswer("not-asked", []));

    public abstract AdapterDescriptor Descriptor { get; }

    public ValueTask<Fetched> FetchAsync(PullQuestion question, PullContext context, CancellationToken cancellationToken) =>
        IsCovered(question)
            ? RunAsync(question.Division ?? context.Division, context, (Adapter: this, question, context),
                static (call, endpoint, token) => call.Adapter.AskAsync(endpoint, call.question, call.context, token), cancellationToken)
            : ValueTask.FromResult(NotAsked);

    public PullAnswer Read(PullQuestion question, RawAnswer raw)
    {
        if (!IsCovered(question))
        {
            return PullAnswer.NotCovered("id-type-not-covered");
        }

        try
        {
            return Derive(question, raw);
        }
        catch (DriftException drift)
        {
            return PullAnswer.Failed(new PullFailure(ErrorClass.Drift, drift.Code, drift.Message, Field: drift.Field));
        }
        catch (JsonException)
        {
            return PullAnswer.Failed(new PullFailure(ErrorClass.Drift, "malformed", $"the answer cannot be parsed; {FailureAdvice.AskDepartment}", Field: "body"));
        }
    }

    /// <summary>One call. Failures are answers; only cancellation throws.</summary>
    protected abstract ValueTask<Fetched> AskAsync(
        Endpoint<TApi, TOptions> endpoint, PullQuestion question, PullContext context, CancellationToken cancellationToken);

    /// <summary>Pure; throws <see cref="DriftException"/> where the answer does not fit.</summary>
    protected abstract PullAnswer Derive(PullQuestion question, RawAnswer raw);

    /// <summary>Runs a call through the pipeline of the division's endpoint.</summary>
    protected ValueTask<Fetched> RunAsync<TState>(string division, PullContext context, TState state,
        Func<TState, Endpoint<TApi, TOptions>, CancellationToken, ValueTask<Fetched>> ask, CancellationToken cancellationToken)
    {
        var endpoint = endpoints.For(division);
        return endpoint.Options.Enabled
            ? endpoint.Pipeline.RunAsync(context, (state, ask, endpoint), static (call, token) => call.ask(call.state, call.endpoint, token), cancellationToken)
            : ValueTask.FromResult(Fetched.Failed(ErrorClass.Configuration, "disabled", $"{Descriptor.Item} is switched off: set Adapters:{Descriptor.Item}:Enabled to true to ask it"));
    }

    /// <summary>Settings of the endpoint that a division's calls go to.</summary>
    protected TOptions OptionsFor(string division) => endpoints.For(division).Options;

    protected bool IsCovered(PullQuestion question) => Descriptor.Covers.Contains(question.Subject.IdType);
}

/// <summary>The documents that items know (handbook section 8, 6).</summary>
public static class Covered
{
    public static IReadOnlyList<IdType> ResidentIds { get; } = [IdType.ResidentId];
    public static IReadOnlyList<IdType> ResidentIdsAndHmtPermits { get; } = [IdType.ResidentId, IdType.HmtResidencePermit];
    public static IReadOnlyList<IdType> AnyDocument { get; } = Enum.GetValues<IdType>();
}
