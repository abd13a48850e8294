using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataHub.Core.Json;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;

namespace DataHub.Pipeline;

/// <summary>Traces and metrics of the stages; tags never carry a person's data.</summary>
public sealed class PipelineTelemetry
{
    public const string Name = "DataHub.Pipeline";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Counter<long> _intake;
    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _pulls;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _advance;

    public PipelineTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _intake = meter.CreateCounter<long>("datahub.intake.verifications", "{verification}", "Verifications taken in, by result.");
        _verdicts = meter.CreateCounter<long>("datahub.deciding.revisions", "{revision}", "Revisions made, by outcome, group and finality.");
        _pulls = meter.CreateCounter<long>("datahub.pulling.pulls", "{pull}", "Pulls that came back, by item, state and error class.");
        _faults = meter.CreateCounter<long>("datahub.pipeline.faults", "{verification}", "Verifications that a worker could not go on with, by fault.");
        _deliveries = meter.CreateCounter<long>("datahub.delivering.webhooks", "{try}", "Tries to deliver a webhook, by event and result.");
        _advance = meter.CreateHistogram<double>("datahub.pipeline.advance.duration", "s", "Time of one advance of a verification, from decide to stored, by lane.");
    }

    internal void Took(string result) => _intake.Add(1, new KeyValuePair<string, object?>("result", result));

    internal void Decided(Verdict verdict, bool final) => _verdicts.Add(
        1,
        new("outcome", EnumNames<Outcome>.Of(verdict.Outcome)),
        new("group", verdict.Group ?? "none"),
        new("final", final));

    internal void Pulled(Core.Pulls.Pull pull) => _pulls.Add(
        1,
        new("item", pull.Question.Item.Value),
        new("state", EnumNames<Core.Pulls.PullState>.Of(pull.State)),
        new("class", pull.Answer?.Failure is { } failure ? EnumNames<Core.Pulls.ErrorClass>.Of(failure.Class) : "none"));

    internal void Failed(Fault fault) => _faults.Add(1, new KeyValuePair<string, object?>("fault", EnumNames<Fault>.Of(fault)));

    internal void Delivered(string type, string result) => _deliveries.Add(1, new("event", type), new("result", result));

    internal void Advanced(TimeSpan elapsed, Core.Pulls.Lane lane) =>
        _advance.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("lane", EnumNames<Core.Pulls.Lane>.Of(lane)));

    /// <summary>Joins the trace of the verification's intake.</summary>
    internal static Activity? StartAdvance(string? traceParent) =>
        !Activities.HasListeners() ? null
        : Activity.Current is null && ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent)
            ? Activities.StartActivity("verification.advance", ActivityKind.Internal, parent)
            : Activities.StartActivity("verification.advance");
}
