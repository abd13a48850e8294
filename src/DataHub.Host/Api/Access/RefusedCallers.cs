using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;
using DataHub.Host.Console.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace DataHub.Host.Api.Access;

/// <summary>Answers 401 and 403 as problem documents that say what is wrong with the credential; the console's as pages.</summary>
internal sealed class RefusedCallers : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Succeeded ? next(context)
        : OperatorScheme.Serves(context.Request.Path) ? (authorizeResult.Challenged ? context.ChallengeAsync() : context.ForbidAsync())
        : authorizeResult.Challenged ? RefuseAsync(context)
        : Forbidden(context).ExecuteAsync(context);

    private static async Task RefuseAsync(HttpContext context)
    {
        // Remembered by the handler: the credential is not looked at twice.
        var problem = (await context.AuthenticateAsync()).Failure is CredentialException credential
            ? new Problem(credential.Code, credential.Message)
            : new Problem(ErrorCodes.Unauthenticated, "Send an API key or a token of a configured issuer as 'Authorization: Bearer …'.");
        await problem.ExecuteAsync(context);
    }

    private static Problem Forbidden(HttpContext context)
    {
        var scope = context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope;
        return new Problem(ErrorCodes.ScopeMissing, $"This call needs the scope '{scope}', which the credential does not have.");
    }
}
