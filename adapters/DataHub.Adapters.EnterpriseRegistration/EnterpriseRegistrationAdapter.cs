using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Business;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.EnterpriseRegistration;

/// <summary>Enterprise registration (企业登记): by credit code where the question has one, else by the legal person's.</summary>
internal sealed class EnterpriseRegistrationAdapter(Endpoints<IEnterpriseRegistrationApi, EnterpriseRegistrationOptions> endpoints, GatewayCaller gateway)
    : SourceAdapter<IEnterpriseRegistrationApi, EnterpriseRegistrationOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.EnterpriseRegistration,
        Title = new Text("企业登记", "Enterprise registration"),
        Department = new Text("市场监管", "Market regulation"),
        Interface = endpoints.Default.Options.Rid,
        Version = "1",
    };

    protected override ValueTask<Fetched> AskAsync(Attempt<IEnterpriseRegistrationApi, EnterpriseRegistrationOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        gateway.CallAsync(attempt, attempt.Options.Rid, BusinessQuery.Of(question), cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        EnterpriseRegistrationMapping.Map(question, GatewayEnvelope.Read(raw.Parts[0]).JsonInText());
}
