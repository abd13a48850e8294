using DataHub.Host.Api.Access;
using DataHub.Host.Starting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class RouteTests
{
    [Fact]
    public async Task Routes_and_their_scopes_are_as_approved()
    {
        await using var app = HubHost.Build([$"--DataFolder={Path.GetTempPath()}"]);
        app.UseHub();
        Approval.Check("routes", Endpoints(app).Select(Describe).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_route_declares_a_scope_or_that_it_is_open()
    {
        await using var app = HubHost.Build([$"--DataFolder={Path.GetTempPath()}"]);
        app.UseHub();
        RouteScopes.Undeclared(Endpoints(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_route_without_a_scope_stops_the_host()
    {
        await using var app = HubHost.Build([$"--DataFolder={Path.GetTempPath()}"]);
        app.MapGet("/v1/forgotten", () => "anybody");
        Should.Throw<InvalidOperationException>(app.UseHub).Message.ShouldContain("/v1/forgotten");
    }

    private static IReadOnlyList<Endpoint> Endpoints(WebApplication app) => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)];

    private static string Describe(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            // Hundreds, with their digests in their names: what matters is that all are open.
            return $"files {Who(endpoint)}";
        }

        return $"{string.Join(',', methods)} {((RouteEndpoint)endpoint).RoutePattern.RawText} {Who(endpoint)}";
    }

    private static string Who(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope
        ?? (endpoint.Metadata.GetMetadata<SignedInOperator>() is not null ? "operator"
            : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "open" : "UNDECLARED");
}
