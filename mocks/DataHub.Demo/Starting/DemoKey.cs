using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Demo.Starting;

/// <summary>A key for one run of the demo: the whole province, all that a front end may do.</summary>
internal static class DemoKey
{
    public static async Task<string> MakeAsync(IServiceProvider hub, CancellationToken cancellationToken)
    {
        var issuer = new ApiKeyIssuer(hub.GetRequiredService<IClientStore>(), hub.GetRequiredService<TimeProvider>());
        var (_, secret) = await issuer.IssueAsync("demo", ["37"], [Scopes.Verify, Scopes.VerifyRead, Scopes.PrefillRead, Scopes.Attest, Scopes.PolicyRead], TimeSpan.FromDays(1), cancellationToken);
        return secret;
    }
}
