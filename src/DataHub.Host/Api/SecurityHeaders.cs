namespace DataHub.Host.Api;

/// <summary>Headers that keep answers out of caches, frames and guesses.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Set(context);
        return next(context);
    });

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        if (context.Request.Path.StartsWithSegments("/docs"))
        {
            // The reference page brings its own script and styles, inline ones too, and nothing from elsewhere.
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
        }
        else if (context.Request.Path.StartsWithSegments("/console"))
        {
            // Scripts are files of the hub; the components set styles inline. The connection is one to the hub itself.
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
            if (!IsFile(context.Request.Path))
            {
                headers.CacheControl = "no-cache, no-store";
                headers.Pragma = "no-cache";
            }
        }
        else
        {
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            if (!IsFile(context.Request.Path))
            {
                headers.CacheControl = "no-store";
            }
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    /// <summary>Scripts and styles of the console: whoever serves them says how long they keep.</summary>
    private static bool IsFile(PathString path) =>
        path.StartsWithSegments("/_content") || path.StartsWithSegments("/_framework") || (path.StartsWithSegments("/console") && Path.HasExtension(path.Value));
}
