using System.Xml.Linq;
using DataHub.Host.Api.Access;
using DataHub.Host.Console.Layout;
using DataHub.Host.Console.Pages;
using DataHub.Host.Console.Pages.Policies;
using DataHub.Host.Console.Pages.Overview;
using DataHub.Host.Console.SignIn;
using DataHub.Host.Console.Words;
using DataHub.Storage.PostgreSql.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace DataHub.Host.Console;

/// <summary>The operators' pages: services and routes.</summary>
internal static class ConsoleSetup
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ProviderValidation>();

        // Unpublished, the files of packages lie where the build says; published, in wwwroot.
        builder.WebHost.UseStaticWebAssets();

        // In development the framework would add a route of its own, which declares nobody; a file that changed shows after the next build.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(o => o.MaximumReceiveMessageSize = 2 * PolicyDraftModel.Longest); // A policy is typed, or pasted, as one message.
        services.AddMudServices();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "datahub-antiforgery";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true; // SecurityHeaders sets a stricter one.
        });
        services.AddDataProtection().SetApplicationName("DataHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new StoredKeys(s)));

        services.AddSingleton<LocalAccounts>();
        services.AddSingleton<OperatorIssuer>();
        services.AddSingleton<SignInRates>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, OperatorScheme>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderSignIn>();
        var schemes = new AuthenticationBuilder(services).AddCookie(OperatorScheme.Name);
        if ((builder.Configuration.GetSection(ConsoleOptions.Section).Get<ConsoleOptions>() ?? new ConsoleOptions()).Oidc.Configured)
        {
            schemes.AddOpenIdConnect(ProviderSignIn.Scheme, _ => { });
        }

        services.AddScoped<AuthenticationStateProvider, OperatorStateProvider>();
        services.AddScoped<OperatorSession>();
        services.AddSingleton<ItemNames>();
        services.AddScoped<ConsoleLanguage>();
        services.AddScoped<ConsoleTheme>();
        services.AddSingleton<OutcomeHistory>();
        services.AddPageModels();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapPreferences();
        app.MapJobsDashboard();
        app.MapFallback("/console/{**page}", () => Results.LocalRedirect("/console/not-found")).RequireOperator().ExcludeFromDescription();
        app.MapRazorComponents<App>().WithStaticAssets().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).RequireOperator();
    }

    /// <summary>Keys of the cookies in the hub's database. Looked up late: the database is opened after the services are built.</summary>
    private sealed class StoredKeys(IServiceProvider services) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => services.GetRequiredService<CookieKeys>().All();

        public void StoreElement(XElement element, string friendlyName) => services.GetRequiredService<CookieKeys>().Add(element, friendlyName);
    }

    private sealed class ProviderValidation : IValidateOptions<ConsoleOptions>
    {
        public ValidateOptionsResult Validate(string? name, ConsoleOptions options)
        {
            var oidc = options.Oidc;
            List<string> faults = [];
            if (oidc.Configured)
            {
                if (!Uri.TryCreate(oidc.Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback))
                {
                    faults.Add("Console:Oidc:Authority must be the https address of the provider");
                }

                if (oidc.ClientId.Length == 0)
                {
                    faults.Add("Console:Oidc:ClientId is missing; the provider gives it when the hub is registered there");
                }

                if (oidc.ClientSecretFile.Length > 0 && !File.Exists(oidc.ClientSecretFile))
                {
                    faults.Add($"Console:Oidc:ClientSecretFile names no file: {oidc.ClientSecretFile}");
                }
            }

            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
