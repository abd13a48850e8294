using DataHub.Core.Ports;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Console.SignIn;

/// <summary>The console's cookie: for its pages only, checked against the account at every request.</summary>
internal sealed class OperatorScheme(IOptions<ConsoleOptions> console, TimeProvider time) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Name = "console";

    public const string SignInPath = "/console/sign-in";
    public const string PasswordPath = "/console/password";
    public const string DeniedPath = "/console/denied";

    /// <summary>The pages, and the connection that they live on.</summary>
    public static bool Serves(PathString path) => path.StartsWithSegments("/console") || path.StartsWithSegments("/_blazor");

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name == Name)
        {
            Configure(options);
        }
    }

    public void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "datahub-console";
        options.Cookie.HttpOnly = true;
        // Lax, not strict: the way back from the provider begins on its site.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(console.Value.SessionHours);
        options.SlidingExpiration = false;
        options.TimeProvider = time;
        options.LoginPath = SignInPath;
        options.AccessDeniedPath = DeniedPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = ValidateAsync, OnRedirectToLogin = ToSignIn, OnRedirectToAccessDenied = ToDenied };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (OperatorPrincipal.Read(context.Principal!) is { } user
            && await StillHoldsAsync(user, context.HttpContext.RequestServices.GetRequiredService<IAccountStore>(), context.Options.TimeProvider!.GetUtcNow(), context.HttpContext.RequestAborted))
        {
            context.ReplacePrincipal(user);
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Name);
        }
    }

    /// <summary>Whether a session may go on: a new password, or the account being disabled, ends it.</summary>
    public static async Task<bool> StillHoldsAsync(OperatorPrincipal user, IAccountStore accounts, DateTimeOffset now, CancellationToken cancellationToken) =>
        now < user.Until && (user.Stamp is not { } stamp || await accounts.FindAsync(user.DisplayName, cancellationToken) is { DisabledAt: null } account && account.Stamp == stamp);

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // The connection is no page: its script understands a status.
        if (context.Request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static Task ToDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.User is OperatorPrincipal { MustChangePassword: true } && !context.Request.Path.StartsWithSegments("/_blazor"))
        {
            context.Response.Redirect(PasswordPath);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Request.Path.StartsWithSegments("/_blazor") ? Task.CompletedTask : context.HttpContext.ShowDeniedAsync();
        }

        return Task.CompletedTask;
    }
}
