using System.Text.Json;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.Sdk.Reading;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
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
            ? RunAsync(question.Division ?? context.Division, context, (Adapter: this, question),
                static (call, attempt, token) => call.Adapter.AskAsync(attempt, call.question, token), cancellationToken)
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
            return PullAnswer.Failed(drift.ToFailure());
        }
        catch (JsonException)
        {
            return PullAnswer.Failed(new PullFailure(ErrorClass.Drift, "malformed", $"the answer cannot be parsed; {FailureAdvice.AskDepartment}", Field: "body"));
        }
    }

    /// <summary>One attempt. Failures are answers; only cancellation throws.</summary>
    protected abstract ValueTask<Fetched> AskAsync(Attempt<TApi, TOptions> attempt, PullQuestion question, CancellationToken cancellationToken);

    /// <summary>Pure; throws <see cref="DriftException"/> where the answer does not fit.</summary>
    protected abstract PullAnswer Derive(PullQuestion question, RawAnswer raw);

    /// <summary>Runs a pull through the pipeline of the division's endpoint.</summary>
    /// <param name="people">How many the call asks about: what it counts of the day's quota.</param>
    protected ValueTask<Fetched> RunAsync<TState>(string division, PullContext context, TState state,
        Func<TState, Attempt<TApi, TOptions>, CancellationToken, ValueTask<Fetched>> ask, CancellationToken cancellationToken, int people = 1)
    {
        var endpoint = endpoints.For(division);
        return endpoint.Options.Enabled
            ? endpoint.Pipeline.RunAsync(context, people, (state, ask, endpoint, context),
                static (call, permits, token) => call.ask(call.state, call.endpoint.Begin(call.context, permits), token), cancellationToken)
            : ValueTask.FromResult(Fetched.Failed(ErrorClass.Configuration, "disabled", $"{Descriptor.Item} is switched off: set Adapters:{Descriptor.Item}:Enabled to true to ask it"));
    }

    /// <summary>Settings of the endpoint that a division's calls go to.</summary>
    protected TOptions OptionsFor(string division) => endpoints.For(division).Options;

    /// <summary>Whether the item knows the subject's document: if not, nobody is asked.</summary>
    protected bool IsCovered(PullQuestion question) => Descriptor.Documents.Contains(question.Subject.IdType);
}
