using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Telemetry;

/// <summary>Meter and activity source <c>DataHub.Pulling</c>; tags are item, source, lane, error class and the source's code, never a person's data.</summary>
public sealed class PullingMetrics(IMeterFactory meters)
{
    public const string Name = "DataHub.Pulling";

    internal static readonly ActivitySource Activities = new(Name);

    private readonly Counter<long> _calls = meters.Create(Name).CreateCounter<long>("datahub.pulling.calls", "{call}", "Calls made to sources");
    private readonly Counter<long> _errors = meters.Create(Name).CreateCounter<long>("datahub.pulling.errors", "{call}", "Pulls that failed, by class and code");
    private readonly Histogram<double> _duration = meters.Create(Name).CreateHistogram<double>("datahub.pulling.duration", "s", "Time of a call");

    internal void Called(ItemId item, string source, TimeSpan elapsed)
    {
        var tags = new TagList { { "item", item.Value }, { "source", source } };
        _calls.Add(1, tags);
        _duration.Record(elapsed.TotalSeconds, tags);
    }

    internal void Failed(ItemId item, string source, PullFailure failure) =>
        _errors.Add(1, new TagList { { "item", item.Value }, { "source", source }, { "class", EnumNames<ErrorClass>.Of(failure.Class) }, { "code", failure.Code } });

    internal static Activity? Start(ItemId item, string source, PullContext context)
    {
        // Without a listener this is null and costs nothing.
        var activity = Activities.StartActivity("pull", ActivityKind.Client);
        return activity?.SetTag("datahub.item", item.Value).SetTag("datahub.source", source)
            .SetTag("datahub.lane", EnumNames<Lane>.Of(context.Lane)).SetTag("datahub.division", context.Division);
    }

    internal static void End(Activity? activity, PullFailure? failure)
    {
        if (activity is not null && failure is not null)
        {
            activity.SetTag("error.type", EnumNames<ErrorClass>.Of(failure.Class)).SetTag("datahub.code", failure.Code).SetStatus(ActivityStatusCode.Error);
        }
    }
}
