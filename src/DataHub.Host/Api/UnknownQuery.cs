using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Reference;

namespace DataHub.Host.Api;

/// <summary>Refuses query parameters that a call of the API does not describe: a typo is never ignored.</summary>
internal static class UnknownQuery
{
    public static void UseKnownQueries(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.QueryString.HasValue && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: var route, Metadata: var metadata } && IsCall(route))
        {
            var known = metadata.GetOrderedMetadata<RouteQuery>().Select(query => query.Name).ToList();
            var errors = new FieldErrors();
            foreach (var name in context.Request.Query.Keys)
            {
                if (!known.Contains(name))
                {
                    errors.Add($"?{name}", known.Count == 0 ? "is no parameter of this call; it takes none" : $"is no parameter of this call; known are {string.Join(", ", known)}");
                }
            }

            if (errors.Any)
            {
                await errors.ToProblem().ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    });

    /// <summary>Pages of the console and what platforms ask for (<c>/metrics</c>, <c>/health</c>) may be asked with anything.</summary>
    private static bool IsCall(string? route) => route is not null && (route.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal) || route.TrimStart('/').StartsWith("ops/v1/", StringComparison.Ordinal));
}
