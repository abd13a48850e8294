using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace DataHub.Host.Console.SignIn;

/// <summary>The operator behind a page. Page models ask it before they read or do anything: a hidden button protects nothing.</summary>
internal sealed class OperatorSession(AuthenticationStateProvider state)
{
    /// <returns>Null when the session has ended.</returns>
    public async Task<OperatorPrincipal?> UserAsync() => (await state.GetAuthenticationStateAsync()).User as OperatorPrincipal;

    public async Task<bool> HasAsync(string scope) => await UserAsync() is { MustChangePassword: false } user && user.Caller.Has(scope);

    /// <exception cref="NotAllowedException">The session has ended, or the operator lacks the scope.</exception>
    public async Task<Caller> RequireAsync(string scope) => await HasAsync(scope) ? (await UserAsync())!.Caller : throw new NotAllowedException(scope);
}

/// <summary>The operator may not do this.</summary>
internal sealed class NotAllowedException(string scope) : Exception($"needs the scope {scope}")
{
    public string Scope => scope;
}

/// <summary>Looks again every half minute whether an open page's operator still has the account as it was: a reset password ends the pages too.</summary>
internal sealed class OperatorStateProvider(ILoggerFactory loggers, IServiceScopeFactory scopes, TimeProvider time) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return authenticationState.User is OperatorPrincipal user
            && await OperatorScheme.StillHoldsAsync(user, scope.ServiceProvider.GetRequiredService<IAccountStore>(), time.GetUtcNow(), cancellationToken);
    }
}
