using Refit;

namespace DataHub.Adapters.PresaleContract;

/// <summary>Handbook 4: the contracts of one buyer, or one contract.</summary>
internal interface IPresaleContractApi
{
    /// <param name="form">All parameters, signed.</param>
    [Post("/housing/api/presale/query")]
    Task<HttpResponseMessage> QueryAsync([Body] HttpContent form, CancellationToken cancellationToken);
}
