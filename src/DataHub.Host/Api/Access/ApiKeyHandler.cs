using System.Text.Encodings.Web;
using DataHub.Contracts.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Access;

/// <summary>Authenticates <c>Authorization: Bearer dh_…</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyCache keys, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "api-key";

    private const string Bearer = "Bearer ";

    /// <summary>The credential of the request, or null.</summary>
    public static string? CredentialOf(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..].Trim()
            : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CredentialOf(Request) is not { } credential)
        {
            return AuthenticateResult.NoResult();
        }

        if (!ApiKeySecret.HasShape(credential))
        {
            return Refuse(ErrorCodes.Unauthenticated, "The credential is neither an API key of this hub (dh_ and 43 characters) nor a token of a configured issuer.");
        }

        var (key, principal, _) = await keys.FindAsync(credential, Context.RequestAborted);
        return key switch
        {
            null => Refuse(ErrorCodes.Unauthenticated, "The hub does not know this API key."),
            { RevokedAt: not null } => Refuse(ErrorCodes.CredentialRevoked, "The API key was revoked. Ask the operator for a new one."),
            _ when key.ExpiresAt <= time.GetUtcNow() =>
                Refuse(ErrorCodes.CredentialExpired, $"The API key expired at {key.ExpiresAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}. Ask the operator for a new one."),
            _ => AuthenticateResult.Success(new AuthenticationTicket(principal!, Scheme)),
        };
    }

    private static AuthenticateResult Refuse(string code, string detail) => AuthenticateResult.Fail(new CredentialException(code, detail));
}
