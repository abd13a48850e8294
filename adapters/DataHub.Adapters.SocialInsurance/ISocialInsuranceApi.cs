using Refit;

namespace DataHub.Adapters.SocialInsurance;

/// <summary>Handbook section 5.</summary>
internal interface ISocialInsuranceApi
{
    internal const string Path = "/hrss/services/sbcx";

    /// <param name="request">XML in GB18030.</param>
    [Post(Path)]
    Task<HttpResponseMessage> AskAsync([Body] HttpContent request, [Header("X-Access-Token")] string token, CancellationToken cancellationToken);
}
