using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Api.Audit;
using DataHub.Host.Console.Layout;
using DataHub.Host.Console.Words;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Console.SignIn;

/// <summary>Signing in and out, and choosing a password: plain pages that need no script.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OperatorScheme.SignInPath, (HttpContext context, [AsParameters] SignInServices services, string? returnUrl, SignInProblem? problem) =>
            ShowSignIn(context, services, returnUrl, problem)).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(OperatorScheme.SignInPath, SignInAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/console/sign-in/provider", (string? returnUrl, IOptions<ConsoleOptions> options) => options.Value.Oidc.Configured
            ? Results.Challenge(new AuthenticationProperties { RedirectUri = Local(returnUrl) }, [ProviderSignIn.Scheme])
            : Results.NotFound()).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/console/sign-out", SignOutAsync).RequireOperator(beforePassword: true).ExcludeFromDescription();
        routes.MapGet(OperatorScheme.PasswordPath, (HttpContext context) => ShowPassword(context, null)).RequireOperator(beforePassword: true).ExcludeFromDescription();
        routes.MapPost(OperatorScheme.PasswordPath, ChangePasswordAsync).RequireOperator(beforePassword: true).ExcludeFromDescription();
        routes.MapGet(OperatorScheme.DeniedPath, (HttpContext context) => context.ShowDeniedAsync()).RequireOperator(beforePassword: true).ExcludeFromDescription();
    }

    /// <summary>The page for a signed-in operator whose rights do not reach.</summary>
    public static Task ShowDeniedAsync(this HttpContext context) => new RazorComponentResult<DeniedPage>(new Dictionary<string, object?>
    {
        [nameof(DeniedPage.English)] = context.PrefersEnglish(),
        [nameof(DeniedPage.Pages)] = NavPage.All.Where(p => context.Caller().Has(p.Scope)).ToArray(),
    }).ExecuteAsync(context);

    private static async Task<IResult> SignInAsync(HttpContext context, [AsParameters] SignInServices services, CancellationToken cancellationToken)
    {
        if (!services.Accounts.Allowed)
        {
            return Results.NotFound();
        }

        if (!await services.Antiforgery.IsRequestValidAsync(context))
        {
            return ShowSignIn(context, services, null, SignInProblem.Stale);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (name, password, returnUrl) = (form["name"].ToString(), form["password"].ToString(), form["returnUrl"].ToString());
        using var lease = services.Rates.Acquire(context);
        if (!lease.IsAcquired)
        {
            return ShowSignIn(context, services, returnUrl, SignInProblem.TooOften);
        }

        var (outcome, account) = await services.Accounts.CheckAsync(name, password, cancellationToken);
        if (account is null)
        {
            await services.Trail.WriteAsync(AuditActions.SignInFailed, "operator:unknown", "37", detail: outcome == PasswordOutcome.Locked ? "locked" : "wrong", cancellationToken: cancellationToken);
            return ShowSignIn(context, services, returnUrl, outcome == PasswordOutcome.Locked ? SignInProblem.Locked : SignInProblem.Wrong);
        }

        var user = OperatorPrincipal.Of(account, services.Accounts.SessionEnd);
        await services.Trail.WriteAsync(user.Caller, AuditActions.SignIn, cancellationToken: cancellationToken);
        await context.SignInAsync(OperatorScheme.Name, user);
        return Results.LocalRedirect(user.MustChangePassword ? OperatorScheme.PasswordPath : Local(returnUrl));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, [AsParameters] SignInServices services, CancellationToken cancellationToken)
    {
        if (!await services.Antiforgery.IsRequestValidAsync(context))
        {
            return Results.LocalRedirect("/console");
        }

        await services.Trail.WriteAsync(context.Caller(), AuditActions.SignOut, cancellationToken: cancellationToken);
        await context.SignOutAsync(OperatorScheme.Name);
        return Results.LocalRedirect(OperatorScheme.SignInPath);
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, [AsParameters] SignInServices services, IAccountStore store, CancellationToken cancellationToken)
    {
        if (context.User is not OperatorPrincipal { Stamp: not null } user || await store.FindAsync(user.DisplayName, cancellationToken) is not { } known)
        {
            return Results.NotFound();
        }

        if (!await services.Antiforgery.IsRequestValidAsync(context))
        {
            return ShowPassword(context, PasswordProblem.Stale);
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var (now, fresh, again) = (form["current"].ToString(), form["password"].ToString(), form["again"].ToString());
        if (PasswordRules.Check(known.Name, now, fresh, again) is { } problem)
        {
            return ShowPassword(context, problem);
        }

        var (outcome, account) = await services.Accounts.CheckAsync(known.Name, now, cancellationToken);
        if (account is null)
        {
            return ShowPassword(context, outcome == PasswordOutcome.Locked ? PasswordProblem.Locked : PasswordProblem.Wrong);
        }

        await services.Trail.WriteAsync(user.Caller, AuditActions.AccountPassword, target: account.Name, cancellationToken: cancellationToken);
        var changed = await services.Accounts.ChangePasswordAsync(account, fresh, cancellationToken);
        await context.SignInAsync(OperatorScheme.Name, OperatorPrincipal.Of(changed, services.Accounts.SessionEnd));
        return Results.LocalRedirect("/console");
    }

    private static RazorComponentResult<SignInPage> ShowSignIn(HttpContext context, SignInServices services, string? returnUrl, SignInProblem? problem) =>
        new(new Dictionary<string, object?>
        {
            [nameof(SignInPage.English)] = context.PrefersEnglish(),
            [nameof(SignInPage.ReturnUrl)] = Local(returnUrl),
            [nameof(SignInPage.Problem)] = problem,
            [nameof(SignInPage.Local)] = services.Accounts.Allowed,
            [nameof(SignInPage.Provider)] = services.Options.Value.Oidc.Configured,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : problem == SignInProblem.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest };

    private static RazorComponentResult<PasswordPage> ShowPassword(HttpContext context, PasswordProblem? problem) => new(new Dictionary<string, object?>
    {
        [nameof(PasswordPage.English)] = context.PrefersEnglish(),
        [nameof(PasswordPage.Problem)] = problem,
        [nameof(PasswordPage.Forced)] = context.User is OperatorPrincipal { MustChangePassword: true },
        [nameof(PasswordPage.Local)] = context.User is OperatorPrincipal { Stamp: not null },
    })
    { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    /// <summary>Only a page of the console: a link elsewhere must not send an operator away after signing in.</summary>
    /// <param name="signInToo">The page to sign in is one to go back to.</param>
    internal static string Local(string? returnUrl, bool signInToo = false) =>
        returnUrl is not null && (returnUrl == "/console" || returnUrl.StartsWith("/console/", StringComparison.Ordinal) || returnUrl.StartsWith("/console?", StringComparison.Ordinal))
        && !returnUrl.Contains('\\') && (signInToo || !returnUrl.StartsWith(OperatorScheme.SignInPath, StringComparison.Ordinal))
            ? returnUrl
            : "/console";
}

internal sealed record SignInServices(LocalAccounts Accounts, IAntiforgery Antiforgery, AuditTrail Trail, SignInRates Rates, IOptions<ConsoleOptions> Options);
