using DataHub.Host.Console.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Demo.Starting;

/// <summary>An operator for one run of the demo: the whole province, every right, a password of this run.</summary>
internal static class DemoOperator
{
    public const string Name = "demo";

    public static Task<string> MakeAsync(IServiceProvider hub, CancellationToken cancellationToken) =>
        hub.GetRequiredService<OperatorIssuer>().IssueAsync(Name, ["37"], cancellationToken);
}
