using DataHub.Contracts.Json;
using DataHub.Core.Json;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace DataHub.Host.Api.Reference;

/// <summary>The API's description (OpenAPI 3.1) and its browsable reference, both open to anybody and without the internet.</summary>
internal static class ReferenceSetup
{
    public static void AddReference(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, CoreJson.Default);
        });
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer<ApiDocument>();
            options.AddOperationTransformer<ApiOperation>();
            options.AddSchemaTransformer<ApiSchema>();
        });
    }

    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/docs", options => options
            .WithTitle("DataHub API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            .DisableTelemetry()).AllowAnonymous();
    }
}
