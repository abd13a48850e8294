using Refit;

namespace DataHub.Adapters.PreferentialTreatment;

/// <summary>Handbook section 7: apply for a ticket, look at it until it is done.</summary>
internal interface IPreferentialTreatmentApi
{
    internal const string Path = "/veterans/api/applications";

    [Post(Path)]
    Task<HttpResponseMessage> ApplyAsync([Body] Application application, [Header("X-Api-Key")] string apiKey, CancellationToken cancellationToken);

    [Get(Path + "/{ticket}")]
    Task<HttpResponseMessage> LookAsync(string ticket, [Header("X-Api-Key")] string apiKey, CancellationToken cancellationToken);
}
