using System.Collections.Frozen;
using System.Security.Claims;
using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using DataHub.Host.Api.Issuers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataHub.Host.Api.Access;

/// <summary>
/// Authenticates JWTs of the configured issuers. Claims: <c>scope</c> (separated by spaces), <c>divisions</c> (code prefixes),
/// <c>client_id</c>, else <c>azp</c>, else <c>sub</c>.
/// </summary>
internal sealed class TokenAuthentication([FromKeyedServices(TokenAuthentication.Keys)] IssuerDirectory issuers, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    public const string Scheme = "token";

    /// <summary>Key of the issuers of credentials among the services (those of consents are others).</summary>
    public const string Keys = "access";

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name == Scheme)
        {
            Configure(options);
        }
    }

    public void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = time;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [.. IssuerOptions.KnownAlgorithms],
            ClockSkew = TimeSpan.FromSeconds(60),
            IssuerValidator = (issuer, _, _) => issuers.Find(issuer) is not null ? issuer : throw new SecurityTokenInvalidIssuerException("unknown issuer"),
            AudienceValidator = (audiences, token, _) => issuers.Find(token.Issuer) is { } keys && audiences.Contains(keys.Issuer.Audience),
            AlgorithmValidator = (algorithm, _, token, _) => issuers.Find(token.Issuer) is { } keys && keys.Issuer.AcceptedAlgorithms.Contains(algorithm),
            // Read before validation, see below: a resolver cannot wait.
            IssuerSigningKeyResolver = (_, token, _, _) => issuers.Find(token.Issuer)?.Known ?? [],
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = ReadKeysAsync,
            OnTokenValidated = Accept,
            OnAuthenticationFailed = Refuse,
        };
    }

    private async Task ReadKeysAsync(MessageReceivedContext context)
    {
        if (ApiKeyHandler.CredentialOf(context.Request) is not { } text || !new JsonWebTokenHandler().CanReadToken(text))
        {
            context.Fail(new CredentialException(ErrorCodes.Unauthenticated, "The credential is neither an API key of this hub (dh_ and 43 characters) nor a token."));
            return;
        }

        try
        {
            var token = new JsonWebToken(text);
            if (issuers.Find(token.Issuer) is { } keys)
            {
                await keys.FindAsync(token.Kid, context.HttpContext.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or IssuerUnavailableException)
        {
            context.Fail(new CredentialException(ErrorCodes.Unauthenticated, exception is IssuerUnavailableException ? $"The token cannot be checked: {exception.Message}." : "The credential is no token."));
        }
    }

    private static Task Accept(TokenValidatedContext context)
    {
        var claims = context.Principal!;
        var client = claims.FindFirstValue("client_id") ?? claims.FindFirstValue("azp") ?? claims.FindFirstValue("sub");
        var divisions = claims.FindAll("divisions").Select(c => c.Value).Where(d => d.Length is 2 or 4 or 6 && d.All(char.IsAsciiDigit)).ToArray();
        if (string.IsNullOrEmpty(client) || divisions.Length == 0)
        {
            context.Fail(new CredentialException(ErrorCodes.Unauthenticated, "The token names no client (client_id, azp or sub) or no divisions (code prefixes)."));
            return Task.CompletedTask;
        }

        // One issuer's client must not pass for another's, nor for the holder of an API key.
        var caller = new Caller(
            $"{context.SecurityToken.Issuer}#{client}",
            new DivisionScope(divisions),
            claims.FindAll("scope").SelectMany(c => c.Value.Split(' ')).Where(Scopes.All.Contains).ToFrozenSet(StringComparer.Ordinal));
        context.Principal = new CallerPrincipal(caller, Scheme);
        return Task.CompletedTask;
    }

    private static Task Refuse(AuthenticationFailedContext context)
    {
        context.Fail(context.Exception switch
        {
            CredentialException known => known,
            SecurityTokenExpiredException => new CredentialException(ErrorCodes.CredentialExpired, "The token has expired: log in again."),
            SecurityTokenInvalidAudienceException => new CredentialException(ErrorCodes.Unauthenticated, "The token is meant for another recipient (aud)."),
            SecurityTokenInvalidIssuerException => new CredentialException(ErrorCodes.Unauthenticated, "The token is by an issuer that this hub does not know (iss)."),
            _ => new CredentialException(ErrorCodes.Unauthenticated, "The token's signature or lifetime does not hold."),
        });
        return Task.CompletedTask;
    }
}
