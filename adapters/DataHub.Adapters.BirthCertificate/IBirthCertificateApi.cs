using DataHub.Adapters.Sdk.Signing;
using Refit;

namespace DataHub.Adapters.BirthCertificate;

/// <summary>Handbook section 6.</summary>
internal interface IBirthCertificateApi
{
    internal const string Path = "/health/api/birth/verify";

    [Post(Path)]
    Task<HttpResponseMessage> AskAsync([Body] SmEnvelope request, CancellationToken cancellationToken);
}
