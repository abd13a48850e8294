using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;

namespace DataHub.Host.Console.SignIn;

/// <summary>A signed-in operator. The claims are what the cookie carries; <see cref="Read"/> makes the same again from them.</summary>
internal sealed class OperatorPrincipal : CallerPrincipal
{
    private const string DivisionClaim = "division", ScopeClaim = "scope", StampClaim = "stamp", MustChangeClaim = "must-change", UntilClaim = "until";

    /// <summary>Before an operator's name in audit, so that no API client passes for one.</summary>
    private const string NamePrefix = "operator:";

    private OperatorPrincipal(Caller caller, DateTimeOffset until, Guid? stamp, bool mustChange, IEnumerable<Claim> claims) : base(caller, OperatorScheme.Name, claims) =>
        (Until, Stamp, MustChangePassword) = (until, stamp, mustChange);

    /// <summary>End of the session: of the cookie, and of pages that are open then.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Of the local account as it was at sign-in; null for an operator of a provider.</summary>
    public Guid? Stamp { get; }
    public bool MustChangePassword { get; }

    /// <summary>As the operator typed it, or as the provider says.</summary>
    public string DisplayName => Caller.ClientId[NamePrefix.Length..];

    /// <summary>An operator who must choose a password first has no scope until then.</summary>
    public static OperatorPrincipal Of(OperatorAccount account, DateTimeOffset until) =>
        Create(account.Name, account.Divisions, account.MustChange ? [] : account.Scopes, until, account.Stamp, account.MustChange);

    public static OperatorPrincipal Create(string name, IEnumerable<string> divisions, IEnumerable<string> scopes, DateTimeOffset until, Guid? stamp, bool mustChange = false)
    {
        string[] prefixes = [.. divisions], known = [.. scopes.Where(Scopes.All.Contains)];
        List<Claim> claims = [new Claim(UntilClaim, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), .. prefixes.Select(d => new Claim(DivisionClaim, d)), .. known.Select(s => new Claim(ScopeClaim, s))];
        if (stamp is { } value)
        {
            claims.Add(new Claim(StampClaim, value.ToString()));
        }

        if (mustChange)
        {
            claims.Add(new Claim(MustChangeClaim, "true"));
        }

        return new OperatorPrincipal(new Caller(NamePrefix + name, new DivisionScope(prefixes), known.ToFrozenSet(StringComparer.Ordinal)), until, stamp, mustChange, claims);
    }

    /// <returns>Null when the claims are not those of an operator.</returns>
    public static OperatorPrincipal? Read(ClaimsPrincipal claims) =>
        claims.FindFirstValue(ClaimTypes.Name) is { } name && name.StartsWith(NamePrefix, StringComparison.Ordinal)
        && long.TryParse(claims.FindFirstValue(UntilClaim), CultureInfo.InvariantCulture, out var until)
            ? Create(
                name[NamePrefix.Length..],
                claims.FindAll(DivisionClaim).Select(c => c.Value),
                claims.FindAll(ScopeClaim).Select(c => c.Value),
                DateTimeOffset.FromUnixTimeSeconds(until),
                Guid.TryParse(claims.FindFirstValue(StampClaim), out var stamp) ? stamp : null,
                claims.HasClaim(c => c.Type == MustChangeClaim))
            : null;
}
