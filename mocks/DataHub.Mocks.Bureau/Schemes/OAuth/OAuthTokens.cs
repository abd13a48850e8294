using System.Collections.Concurrent;
using System.Security.Cryptography;
using DataHub.Mocks.Bureau.Calls;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.OAuth;

/// <summary>The token endpoint of natural resources (handbook section 3), and the tokens it gave out.</summary>
internal sealed class OAuthTokens(BureauServices bureau) : IScheme
{
    private const string Scope = "rights.read", Prefix = "Bearer ";
    private readonly ConcurrentDictionary<string, DateTimeOffset> _endByToken = new(StringComparer.Ordinal);

    public IEnumerable<SchemeRoute> Routes => [new("POST", "/natural/oauth/token", Issue)];

    public bool IsValid(BureauRequest request)
    {
        string? given = request.Headers.Authorization;
        return given?.StartsWith(Prefix, StringComparison.Ordinal) == true
            && _endByToken.TryGetValue(given[Prefix.Length..], out var end) && bureau.Clock.GetUtcNow() < end;
    }

    private BureauResponse Issue(BureauRequest request)
    {
        if (FormFields.OfBody(request) is not { } form) return Refuse("invalid_request", 400);
        if (form.GetValueOrDefault("grant_type") != "client_credentials") return Refuse("unsupported_grant_type", 400);
        if (form.GetValueOrDefault("client_id") != bureau.Credentials.OAuthClientId || form.GetValueOrDefault("client_secret") != bureau.Credentials.OAuthClientSecret)
            return Refuse("invalid_client", 401);
        if (form.GetValueOrDefault("scope") != Scope) return Refuse("invalid_scope", 400);

        var now = bureau.Clock.GetUtcNow();
        foreach (var (old, end) in _endByToken)
        {
            if (end <= now) _endByToken.TryRemove(old, out _);
        }
        var token = RandomNumberGenerator.GetHexString(40, lowercase: true);
        _endByToken[token] = now + bureau.Limits.TokenLife;
        return BureauResponse.Json($$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":{{(int)bureau.Limits.TokenLife.TotalSeconds}}}""");
    }

    private static BureauResponse Refuse(string error, int status) => BureauResponse.Json($$"""{"error":"{{error}}"}""", status);
}
