using DataHub.Contracts.Access;
using DataHub.Host.Console.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace DataHub.Host.Api.Access;

/// <summary>The scope that a route, or a page of the console, asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiredScope(string scope) : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData
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

/// <summary>Any operator of the console who is signed in, whatever the scopes: what every page shares.</summary>
/// <param name="beforePassword">Also one who must choose a password first.</param>
internal sealed class SignedInOperator(bool beforePassword = false) : AuthorizationHandler<SignedInOperator>, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SignedInOperator requirement)
    {
        if (context.User is OperatorPrincipal user && (beforePassword || !user.MustChangePassword))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Every route declares a scope, or that it is for every operator, or that it is open to anybody: a forgotten one stops the host.</summary>
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

    public static TBuilder RequireOperator<TBuilder>(this TBuilder builder, bool beforePassword = false) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new SignedInOperator(beforePassword)).RequireAuthorization();

    /// <summary>Names of the routes that declare neither who may call them nor <c>AllowAnonymous</c>.</summary>
    public static IReadOnlyList<string> Undeclared(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints
            .Where(e => e.Metadata.GetMetadata<RequiredScope>() is null && e.Metadata.GetMetadata<SignedInOperator>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
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
