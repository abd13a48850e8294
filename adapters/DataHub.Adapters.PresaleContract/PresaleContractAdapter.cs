using DataHub.Adapters.Sdk;
using DataHub.Adapters.Sdk.Md5Sign;
using DataHub.Adapters.Sdk.Registration;
using DataHub.Adapters.Sdk.Resilience;
using DataHub.Core.Items;
using DataHub.Core.Policies;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.PresaleContract;

/// <summary>Filed presale contracts (商品房网签备案) of a buyer, or one by its number.</summary>
internal sealed class PresaleContractAdapter(Endpoints<IPresaleContractApi, PresaleContractOptions> endpoints, Md5SignCaller caller)
    : SourceAdapter<IPresaleContractApi, PresaleContractOptions>(endpoints)
{
    public override AdapterDescriptor Descriptor { get; } = new()
    {
        Item = ItemId.PresaleContract,
        Title = new Text("商品房网签备案", "Presale contract"),
        Department = new Text("住建", "Housing and construction"),
        Interface = "/housing/api/presale/query",
        Version = "1",
    };

    protected override ValueTask<Fetched> AskAsync(Attempt<IPresaleContractApi, PresaleContractOptions> attempt, PullQuestion question, CancellationToken cancellationToken) =>
        caller.CallAsync(attempt, Parameters(question), async (api, parameters, token) =>
        {
            using var form = new FormUrlEncodedContent(parameters);
            return await api.QueryAsync(form, token).ConfigureAwait(false);
        }, cancellationToken);

    protected override PullAnswer Derive(PullQuestion question, RawAnswer raw) =>
        PresaleContractMapping.Map(question, raw.Parts[0], division => OptionsFor(division).Uses);

    private static KeyValuePair<string, string?>[] Parameters(PullQuestion question) => question.Number is { } number
        ? [new("htbh", number)]
        : [new("srfzjhm", question.Subject.IdNumber), new("srfmc", question.Subject.Name)];
}
