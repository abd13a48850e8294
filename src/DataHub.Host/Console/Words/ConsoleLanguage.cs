using DataHub.Contracts.Verifications;
using DataHub.Core.Policies;

namespace DataHub.Host.Console.Words;

/// <summary>The operator's language. Pages write both texts side by side where they stand: <c>@Say["失败拉取", "Failed pulls"]</c>.</summary>
internal sealed class ConsoleLanguage
{
    public bool English { get; set; }

    public string this[string zh, string en] => English ? en : zh;

    public string this[TextBody text] => English ? text.En : text.Zh;

    public string this[Text text] => English ? text.En : text.Zh;
}

/// <summary>What the operator chose to see: kept in cookies, since it is about this browser.</summary>
internal static class Preferences
{
    private const string LanguageCookie = "datahub-language", ThemeCookie = "datahub-theme";

    /// <summary>Chinese unless chosen otherwise.</summary>
    public static bool PrefersEnglish(this HttpContext context) => context.Request.Cookies[LanguageCookie] == "en";

    /// <returns>Null: as the operator's system.</returns>
    public static bool? PrefersDark(this HttpContext context) => context.Request.Cookies[ThemeCookie] switch { "dark" => true, "light" => false, _ => null };

    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        Map("language", LanguageCookie, ["zh", "en"]);
        Map("theme", ThemeCookie, ["dark", "light"]);

        void Map(string name, string cookie, string[] values) => routes.MapGet($"/console/{name}/{{value}}", (HttpContext context, string value, string? back) =>
        {
            if (!values.Contains(value))
            {
                return Results.NotFound();
            }

            context.Response.Cookies.Append(cookie, value, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/console",
                IsEssential = true,
            });
            return Results.LocalRedirect(SignIn.SignInRoutes.Local(back, signInToo: true));
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
