using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.SoleTraderRegistration;

/// <summary>Sole-trader registration (个体工商户): by credit code where the question has one, else by the operator's.</summary>
internal sealed class SoleTraderRegistrationAdapter(Endpoints<ISoleTraderRegistrationApi, SoleTraderRegistrationOptions> endpoints, GatewayCaller gateway)
    : SourceAdapter<ISoleTraderRegistrationApi, SoleTraderRegistrationOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.SoleTraderRegistration,
        Title = new Text("个体工商户", "Sole-trader registration"),
        Department = new Text("市场监管", "Market regulation"),
        Interface = endpoints.Default.Options.Rid,
        Version = "1",
    };

    protected override ValueTask<Fetched> AskAsync(Attempt<ISoleTraderRegistrationApi, SoleTraderRegistrationOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        gateway.CallAsync(attempt, attempt.Options.Rid, BusinessQuery.Of(question), cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        SoleTraderRegistrationMapping.Map(question, GatewayEnvelope.Read(raw.Parts[0]).JsonInText());
}
