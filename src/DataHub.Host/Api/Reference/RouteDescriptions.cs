using DataHub.Contracts.Problems;
using DataHub.Host.Api.Problems;

namespace DataHub.Host.Api.Reference;

/// <summary>The error codes that a route answers beyond those that every route does.</summary>
internal sealed record RouteProblems(IReadOnlyList<string> Codes);

/// <summary>A query parameter that the handler reads itself.</summary>
/// <param name="IsText">Else a whole number.</param>
internal sealed record RouteQuery(string Name, string Description, bool IsText);

internal static class RouteDescriptions
{
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder builder, params string[] codes)
    {
        foreach (var status in codes.Select(c => ErrorCatalogue.Of(c).Status).Distinct())
        {
            builder.Produces<ProblemBody>(status, "application/problem+json");
        }

        return builder.WithMetadata(new RouteProblems(codes));
    }

    public static RouteHandlerBuilder Query(this RouteHandlerBuilder builder, string name, string description) =>
        builder.WithMetadata(new RouteQuery(name, description, IsText: false));

    public static RouteHandlerBuilder TextQuery(this RouteHandlerBuilder builder, string name, string description) =>
        builder.WithMetadata(new RouteQuery(name, description, IsText: true));
}
