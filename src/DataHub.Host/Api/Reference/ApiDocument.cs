using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DataHub.Host.Api.Reference;

/// <summary>What the description says about the API as a whole.</summary>
internal sealed class ApiDocument : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";

    private const string Introduction = """
        Verifies what government data can prove for a school enrolment, so that a family need not bring paper.

        **Conventions.** JSON in camelCase, UTF-8; dates `yyyy-MM-dd`; instants RFC 3339 in UTC; enumerations as kebab-case strings;
        unknown or doubled request fields are refused. Errors are RFC 9457 problem details with a stable `code`, every invalid field
        at once in `errors` (JSON Pointer → messages), and a `traceId`. `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`
        tell what is left; 429 says when to come back in `Retry-After`. An object of a division that is not the caller's does not exist: 404.

        **Consent.** A verification carries the guardian's consent: a compact JWS of the identity provider whose login did the face check,
        with `iss`, `aud`, `sub` (the guardian's id number), `purpose` (`compulsory-education-enrolment`), `children` (id numbers), `iat`,
        `exp` and `jti`. Without a valid one nothing is asked or stored.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "DataHub", Version = "v1", Description = Introduction };
        // Relative: the document is right behind any proxy.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of this hub (dh_…) or a JWT of a configured issuer, with the scope that the call names.",
        };
        return Task.CompletedTask;
    }
}
