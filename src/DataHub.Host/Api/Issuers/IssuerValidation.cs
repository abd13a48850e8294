namespace DataHub.Host.Api.Issuers;

/// <summary>Finds every fault of a list of configured issuers.</summary>
internal static class IssuerValidation
{
    /// <param name="path">Configuration path of the list (<c>Consent:Issuers</c>).</param>
    public static IEnumerable<string> Faults(IList<IssuerOptions> issuers, string path)
    {
        for (var i = 0; i < issuers.Count; i++)
        {
            var issuer = issuers[i];
            var at = $"{path}:{i}";
            if (string.IsNullOrWhiteSpace(issuer.Issuer))
            {
                yield return $"{at}:Issuer is missing: give the 'iss' of the issuer's tokens";
            }

            if (string.IsNullOrWhiteSpace(issuer.Audience))
            {
                yield return $"{at}:Audience is missing: give the 'aud' under which the issuer knows this hub";
            }

            if (string.IsNullOrEmpty(issuer.JwksUri) == string.IsNullOrEmpty(issuer.JwksFile))
            {
                yield return $"{at}: give either JwksUri or JwksFile";
            }

            if (!string.IsNullOrEmpty(issuer.JwksUri) && !(Uri.TryCreate(issuer.JwksUri, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            {
                yield return $"{at}:JwksUri is no http or https address";
            }

            foreach (var algorithm in issuer.Algorithms.Where(a => !IssuerOptions.KnownAlgorithms.Contains(a)))
            {
                yield return $"{at}:Algorithms holds '{algorithm}'; known are {string.Join(", ", IssuerOptions.KnownAlgorithms)}";
            }
        }

        foreach (var twice in issuers.Where(i => i.Issuer.Length > 0).GroupBy(i => i.Issuer, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return $"{path} names '{twice.Key}' more than once";
        }
    }
}
