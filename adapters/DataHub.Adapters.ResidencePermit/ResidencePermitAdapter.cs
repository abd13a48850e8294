using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Gateway;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.ResidencePermit;

/// <summary>Residence permits (居住证) of one person.</summary>
internal sealed class ResidencePermitAdapter(Endpoints<IResidencePermitApi, ResidencePermitOptions> endpoints, GatewayCaller gateway)
    : SourceAdapter<IResidencePermitApi, ResidencePermitOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.ResidencePermit,
        Title = new Text("居住证", "Residence permit"),
        Department = new Text("公安", "Public security"),
        Interface = endpoints.Default.Options.Rid,
        Version = "1",
    };

    protected override ValueTask<Fetched> AskAsync(Attempt<IResidencePermitApi, ResidencePermitOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        gateway.CallAsync(attempt, attempt.Options.Rid, new PermitQuery(question.Subject.IdNumber, question.Subject.Name), cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        ResidencePermitMapping.Map(question.Subject, GatewayEnvelope.Read(raw.Parts[0]).Json());
}
