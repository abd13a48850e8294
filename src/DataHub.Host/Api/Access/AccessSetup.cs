using System.IO.Abstractions;
using DataHub.Host.Api.Consents;
using DataHub.Host.Api.Issuers;
using DataHub.Host.Console.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Api.Access;

internal static class AccessSetup
{
    /// <summary>Authentication, scopes, call rates and the consent check.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.Burst >= o.CallsPerSecond / 10, "Access:Burst must be at least a tenth of Access:CallsPerSecond").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>>(new ValidateIssuers<AccessOptions>(o => IssuerValidation.Faults(o.Issuers, "Access:Issuers")));
        services.AddOptions<ConsentOptions>().BindConfiguration(ConsentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsentOptions>>(new ValidateIssuers<ConsentOptions>(o => IssuerValidation.Faults(o.Issuers, "Consent:Issuers")));

        services.AddHttpClient(IssuerDirectory.HttpClientName, http =>
        {
            http.Timeout = TimeSpan.FromSeconds(5);
            http.MaxResponseContentBufferSize = 256 * 1024;
        });
        services.AddKeyedSingleton(TokenAuthentication.Keys, (s, _) => Directory(s, s.GetRequiredService<IOptions<AccessOptions>>().Value.Issuers));
        services.AddKeyedSingleton(ConsentVerifier.Keys, (s, _) => Directory(s, s.GetRequiredService<IOptions<ConsentOptions>>().Value.Issuers));
        services.AddSingleton<ConsentVerifier>();

        services.AddSingleton<ApiKeyCache>();
        services.AddSingleton<CallRates>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, TokenAuthentication>();
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedCallers>();
        services.AddAuthentication(ApiKeyHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, o => o.ForwardDefaultSelector = SchemeOf)
            .AddJwtBearer(TokenAuthentication.Scheme, _ => { });
        services.AddAuthorization();
    }

    /// <summary>
    /// The console's cookie counts there and nowhere else, and no key counts there: a page elsewhere cannot make a browser call the API.
    /// Tokens go to the JWT handler where issuers are configured; null keeps everything else here.
    /// </summary>
    private static string? SchemeOf(HttpContext context) =>
        OperatorScheme.Serves(context.Request.Path) ? OperatorScheme.Name
        : ApiKeyHandler.CredentialOf(context.Request) is { } credential
        && !credential.StartsWith(ApiKeySecret.Prefix, StringComparison.Ordinal)
        && context.RequestServices.GetRequiredKeyedService<IssuerDirectory>(TokenAuthentication.Keys).Any
            ? TokenAuthentication.Scheme
            : null;

    private static IssuerDirectory Directory(IServiceProvider services, IList<IssuerOptions> issuers) => new(
        issuers,
        services.GetRequiredService<IFileSystem>(),
        services.GetRequiredService<IHttpClientFactory>().CreateClient(IssuerDirectory.HttpClientName),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<IssuerKeys>>());

    private sealed class ValidateIssuers<T>(Func<T, IEnumerable<string>> faults) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            string[] found = [.. faults(options)];
            return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
