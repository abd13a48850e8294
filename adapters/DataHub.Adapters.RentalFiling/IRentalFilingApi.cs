using Refit;

namespace DataHub.Adapters.RentalFiling;

/// <summary>Handbook 4: the filings of one tenant. The address carries the tenant's name and number: it must reach no log and no trace.</summary>
internal interface IRentalFilingApi
{
    [Get("/housing/api/rental/list")]
    Task<HttpResponseMessage> ListAsync(string cardNo, string name, string appKey, string timestamp, string sign, CancellationToken cancellationToken);
}
