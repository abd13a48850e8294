using DataHub.Contracts.Access;
using Microsoft.AspNetCore.Authorization;

namespace DataHub.Host.Api.Access;

/// <summary>The scope that a route asks for.</summary>
internal sealed class RequiredScope(string scope) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public string Scope => scope;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal sealed class ScopeHandler : AuthorizationHandler<RequiredScope>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        if (context.User is CallerPrincipal { Caller: var caller } && caller.Has(requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Every route declares a scope or says that it is open to anybody: a forgotten one stops the host.</summary>
internal static class RouteScopes
{
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope) where TBuilder : IEndpointConventionBuilder
    {
        if (!Scopes.All.Contains(scope))
        {
            throw new ArgumentException($"'{scope}' is no scope", nameof(scope));
        }

        return builder.WithMetadata(new RequiredScope(scope)).RequireAuthorization();
    }

    /// <summary>Names of the routes that declare neither a scope nor <c>AllowAnonymous</c>.</summary>
    public static IReadOnlyList<string> Undeclared(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints
            .Where(e => e.Metadata.GetMetadata<RequiredScope>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName ?? "a route without a name"),
    ];

    /// <exception cref="InvalidOperationException">A route declares neither.</exception>
    public static void RequireOnAll(IEndpointRouteBuilder routes)
    {
        var undeclared = Undeclared(routes.DataSources.SelectMany(s => s.Endpoints));
        if (undeclared.Count > 0)
        {
            throw new InvalidOperationException($"these routes declare no scope: {string.Join(", ", undeclared)}");
        }
    }
}
