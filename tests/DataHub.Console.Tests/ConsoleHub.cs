using DataHub.Core.Ports;
using DataHub.Host.Console.SignIn;
using DataHub.Journeys.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Console.Tests;

/// <summary>The hub with the mock bureau and operators who sign in with passwords of the hub.</summary>
public class ConsoleHub : HubWithBureau
{
    /// <summary>Good for every account that <see cref="OperatorAsync"/> makes.</summary>
    public const string Password = "correct horse battery";

    public Uri Page(string path) => new(Host.Address, path);

    /// <summary>An account that has chosen its password already.</summary>
    public async Task<string> OperatorAsync(string name, string division, params string[] scopes)
    {
        var account = LocalAccounts.New(name, Password, [division], scopes.Length == 0 ? LocalAccounts.OperatorScopes : scopes, TimeProvider.System.GetUtcNow()) with { MustChange = false };
        (await Host.Services.GetRequiredService<IAccountStore>().AddAsync(account, default)).ShouldBeTrue();
        return name;
    }

    protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Console:LocalAccounts=true", "--Console:SignInsPerMinute=10000"];
}
