using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.MarriageRegistration;

/// <summary>Marriage acts (婚姻登记) of a couple or of one person.</summary>
internal sealed class MarriageRegistrationAdapter(Endpoints<IMarriageRegistrationApi, MarriageRegistrationOptions> endpoints, GatewayCaller gateway)
    : SourceAdapter<IMarriageRegistrationApi, MarriageRegistrationOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.MarriageRegistration,
        Title = new Text("婚姻登记", "Marriage registration"),
        Department = new Text("民政", "Civil affairs"),
        Interface = endpoints.Default.Options.Rid,
        Version = "1",
    };

    protected override async ValueTask<Fetched> AskAsync(Attempt<IMarriageRegistrationApi, MarriageRegistrationOptions> attempt, PullQuestion question, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        foreach (var query in MarriageQuery.Of(question))
        {
            var fetched = await gateway.CallAsync(attempt, attempt.Options.Rid, query, cancellationToken).ConfigureAwait(false);
            if (fetched.Raw is null)
            {
                return fetched;
            }

            parts.AddRange(fetched.Raw.Parts);
        }

        return Fetched.Answered(new RawAnswer(GatewayCaller.EnvelopeFormat, parts));
    }

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        MarriageRegistrationMapping.Map(question, raw.Parts.Select(part => GatewayEnvelope.Read(part).Json()));
}
