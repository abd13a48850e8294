using System.Text.Json.Nodes;
using DataHub.Contracts.Problems;
using DataHub.Host.Api.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DataHub.Host.Api.Reference;

/// <summary>Adds to each call what its route's metadata says: scope, headers, query parameters, error codes, an example.</summary>
internal sealed class ApiOperation : IOpenApiOperationTransformer
{
    private static readonly (string Status, string What)[] Always =
    [
        ("401", $"`{ErrorCodes.Unauthenticated}`, `{ErrorCodes.CredentialExpired}`, `{ErrorCodes.CredentialRevoked}`"),
        ("403", $"`{ErrorCodes.ScopeMissing}`"),
        ("429", $"`{ErrorCodes.RateLimited}`"),
    ];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var query in metadata.OfType<RouteQuery>())
        {
            Add(operation, ParameterLocation.Query, query.Name, query.Description, query.IsText ? JsonSchemaType.String : JsonSchemaType.Integer, required: false);
        }

        if (operation.OperationId is "submitVerification" or "recheckVerification" or "startBatch")
        {
            Add(operation, ParameterLocation.Header, "Idempotency-Key", "1 to 200 visible ASCII characters, new for each family, recheck or file.", JsonSchemaType.String, required: true);
        }

        if (operation.OperationId is "submitVerification" or "recheckVerification")
        {
            Add(operation, ParameterLocation.Header, "Prefer", "RFC 7240: wait=0…30 (8 by default), respond-async.", JsonSchemaType.String, required: false);
            if (operation.OperationId == "submitVerification" && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
            {
                body.Example = JsonNode.Parse(ApiExamples.Family);
            }
        }

        Codes(operation, metadata.OfType<RouteProblems>().SelectMany(p => p.Codes));
        if (metadata.OfType<RequiredScope>().FirstOrDefault() is { } scope)
        {
            operation.Description = $"{operation.Description}\n\nScope: `{scope.Scope}`.".Trim();
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, context.Document)] = [scope.Scope] }];
            foreach (var (status, what) in Always)
            {
                Describe(operation, status, what);
            }
        }

        return Task.CompletedTask;
    }

    private static void Codes(OpenApiOperation operation, IEnumerable<string> codes)
    {
        foreach (var group in codes.GroupBy(c => Problems.ErrorCatalogue.Of(c).Status))
        {
            Describe(operation, group.Key.ToString(), string.Join(", ", group.Select(c => $"`{c}`")));
        }
    }

    private static void Describe(OpenApiOperation operation, string status, string codes)
    {
        operation.Responses ??= [];
        if (operation.Responses.TryGetValue(status, out var response))
        {
            response.Description = response.Description is { } said && said.StartsWith('`') ? $"{said}, {codes}" : codes;
        }
        else
        {
            operation.Responses[status] = new OpenApiResponse { Description = codes };
        }
    }

    private static void Add(OpenApiOperation operation, ParameterLocation place, string name, string description, JsonSchemaType type, bool required) =>
        operation.Parameters!.Add(new OpenApiParameter
        {
            In = place,
            Name = name,
            Description = description,
            Required = required,
            Schema = new OpenApiSchema { Type = type },
        });
}
