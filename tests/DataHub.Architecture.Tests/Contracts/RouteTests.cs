using DataHub.Host.Api.Access;
using DataHub.Host.Starting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace DataHub.Architecture.Tests.Contracts;

public sealed class RouteTests
{
    [Fact]
    public async Task Routes_and_their_scopes_are_as_approved()
    {
        await using var app = HubHost.Build([$"--DataFolder={Path.GetTempPath()}"]);
        app.UseHub();
        Approval.Check("routes", Endpoints(app).Select(Describe).Order(StringComparer.Ordinal));
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
        var who = endpoint.Metadata.GetMetadata<RequiredScope>()?.Scope ?? (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? "UNDECLARED" : "open");
        return $"{string.Join(',', methods)} {((RouteEndpoint)endpoint).RoutePattern.RawText} {who}";
    }
}
