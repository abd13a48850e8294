using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.RentalFiling;

/// <summary>Rental filings (房屋租赁备案) of a tenant.</summary>
internal sealed class RentalFilingAdapter(Endpoints<IRentalFilingApi, RentalFilingOptions> endpoints, Md5SignCaller caller)
    : SourceAdapter<IRentalFilingApi, RentalFilingOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.RentalFiling,
        Title = new Text("房屋租赁备案", "Rental filing"),
        Department = new Text("住建", "Housing and construction"),
        Interface = "/housing/api/rental/list",
        Version = "1",
    };

    protected override ValueTask<Fetched> AskAsync(Attempt<IRentalFilingApi, RentalFilingOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        caller.CallAsync(attempt, [new("cardNo", question.Subject.IdNumber), new("name", question.Subject.Name)],
            (api, signed, token) => api.ListAsync(signed["cardNo"], signed["name"], signed["appKey"], signed["timestamp"], signed["sign"], token), cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) => RentalFilingMapping.Map(question.Subject, raw.Parts[0]);
}
