using System.IO.Abstractions;
using System.Security.Claims;
using DataHub.Core.Ports;
using DataHub.Host.Api.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DataHub.Host.Console.SignIn;

/// <summary>Signing in at the configured OpenID Connect provider: code flow with PKCE; its claims say divisions and scopes.</summary>
internal sealed class ProviderSignIn(IOptions<ConsoleOptions> console, IFileSystem files, TimeProvider time) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    public const string Scheme = "console-provider";

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        if (name == Scheme)
        {
            Configure(options);
        }
    }

    public void Configure(OpenIdConnectOptions options)
    {
        var oidc = console.Value.Oidc;
        options.SignInScheme = OperatorScheme.Name;
        options.Authority = oidc.Authority;
        options.ClientId = oidc.ClientId;
        options.ClientSecret = oidc.ClientSecretFile.Length > 0 ? files.File.ReadAllText(oidc.ClientSecretFile).Trim() : null;
        options.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Not form_post: that is a request from elsewhere, which cookies of ours do not go with.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.CallbackPath = "/console/sign-in/callback";
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = new OpenIdConnectEvents { OnTokenValidated = context => AcceptAsync(context, console.Value, time), OnRemoteFailure = Refuse };
    }

    /// <summary>An operator without a division or a scope has no rights here, however well the provider knows them.</summary>
    private static async Task AcceptAsync(TokenValidatedContext context, ConsoleOptions options, TimeProvider time)
    {
        var (claims, oidc) = (context.Principal!, options.Oidc);
        var name = claims.FindFirstValue(oidc.NameClaim) ?? claims.FindFirstValue("sub");
        string[] divisions = [.. Values(claims, oidc.DivisionsClaim).Where(d => d.Length is 2 or 4 or 6 && d.All(char.IsAsciiDigit))];
        string[] scopes = [.. Values(claims, oidc.ScopesClaim).Where(LocalAccounts.OperatorScopes.Contains)];
        if (string.IsNullOrEmpty(name) || divisions.Length == 0 || scopes.Length == 0)
        {
            context.Fail("no rights");
            return;
        }

        var user = OperatorPrincipal.Create(name, divisions, scopes, time.GetUtcNow().AddHours(options.SessionHours), stamp: null);
        await context.HttpContext.RequestServices.GetRequiredService<AuditTrail>().WriteAsync(user.Caller, AuditActions.SignIn, detail: "provider", cancellationToken: context.HttpContext.RequestAborted);
        context.Principal = user;
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        context.Response.Redirect($"{OperatorScheme.SignInPath}?problem={SignInProblem.NoRights}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Values(ClaimsPrincipal claims, string type) =>
        claims.FindAll(type).SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
