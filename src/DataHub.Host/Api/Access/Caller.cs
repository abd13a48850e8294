using System.Collections.Frozen;
using System.Security.Claims;
using DataHub.Core.Ports;

namespace DataHub.Host.Api.Access;

/// <summary>Who calls, and what they may: the same for an API key and for a token.</summary>
/// <param name="ClientId">Name of the client.</param>
/// <param name="Divisions">Objects of other divisions do not exist for the caller.</param>
internal sealed record Caller(string ClientId, DivisionScope Divisions, FrozenSet<string> Scopes)
{
    public bool Has(string scope) => Scopes.Contains(scope);

    public override string ToString() => ClientId;
}

/// <summary>Carries the <see cref="Caller"/> through ASP.NET Core's authentication.</summary>
internal class CallerPrincipal(Caller caller, string scheme, params IEnumerable<Claim> more)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.ClientId), .. more], scheme))
{
    public Caller Caller => caller;
}

internal static class CallerOfRequest
{
    /// <summary>The authenticated caller; every route that declares a scope has one.</summary>
    public static Caller Caller(this HttpContext context) =>
        (context.User as CallerPrincipal)?.Caller ?? throw new InvalidOperationException("the route is reached without a caller: it declares no scope");
}
