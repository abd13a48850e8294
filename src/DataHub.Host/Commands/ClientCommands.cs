using System.CommandLine;
using DataHub.Contracts.Access;
using DataHub.Core.Identifiers;
using DataHub.Core.Ports;
using DataHub.Host.Api.Access;
using DataHub.Host.Starting;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Host.Commands;

/// <summary><c>clients add | list | revoke</c>: API keys of the county platforms.</summary>
internal static class ClientCommands
{
    private const int Failed = 2;

    public static Command Build()
    {
        var command = new Command("clients", "API keys of the platforms that call the hub.") { TreatUnmatchedTokensAsErrors = false };
        command.Subcommands.Add(Add());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Revoke());
        return command;
    }

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "Name of the client; several keys of one client may overlap." };
        var divisions = new Option<string[]>("--division") { Description = "Division-code prefix, such as 3701 or 370102; repeat for several.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = $"One of {string.Join(", ", Scopes.All)}; repeat for several.", Required = true };
        var life = new Option<string>("--expires-in") { Description = "Life of the key in days, such as 365d.", DefaultValueFactory = _ => "365d" };
        name.Validators.Add(r => Require(r.GetValueOrDefault<string>() is { Length: >= 1 and <= 100 } n && n.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'), r, "the name takes letters, digits, '-', '_' and '.'"));
        divisions.Validators.Add(r => Require(r.GetValueOrDefault<string[]>()?.All(IsPrefix) == true, r, "a division is the prefix (2, 4 or 6 digits) of a division code of Shandong"));
        scopes.Validators.Add(r => Require(r.GetValueOrDefault<string[]>()?.All(Scopes.All.Contains) == true, r, $"known scopes are {string.Join(", ", Scopes.All)}"));
        life.Validators.Add(r => Require(Days(r.GetValueOrDefault<string>()) is not null, r, "--expires-in takes 1d to 3650d"));

        var command = new Command("add", "Makes a key and prints it once.") { name, divisions, scopes, life };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => WithClientsAsync(parsed, async (clients, now) =>
        {
            var secret = ApiKeySecret.Create();
            var key = new ApiKey(
                Guid.CreateVersion7(now), parsed.GetRequiredValue(name), [.. parsed.GetRequiredValue(divisions).Distinct()], [.. parsed.GetRequiredValue(scopes).Distinct()],
                now, now.AddDays(Days(parsed.GetRequiredValue(life))!.Value), null);
            await clients.AddAsync(key, ApiKeySecret.Hash(secret), cancellationToken);
            await System.Console.Error.WriteLineAsync($"Key {key.KeyId} of {key.ClientId}, good until {key.ExpiresAt:yyyy-MM-dd}. It is shown only now:");
            System.Console.WriteLine(secret);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the keys, without their secrets.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellationToken) => WithClientsAsync(parsed, async (clients, now) =>
        {
            foreach (var key in await clients.ListAsync(cancellationToken))
            {
                var state = key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= now ? "expired" : $"until {key.ExpiresAt:yyyy-MM-dd}";
                System.Console.WriteLine($"{key.KeyId}  {key.ClientId}  {state}  divisions {string.Join(' ', key.Divisions)}  scopes {string.Join(' ', key.Scopes)}");
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id") { Description = "Id of the key, as 'clients list' shows it." };
        var command = new Command("revoke", "Ends a key now; running hubs follow within seconds.") { id };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => WithClientsAsync(parsed, async (clients, now) =>
        {
            if (await clients.RevokeAsync(parsed.GetRequiredValue(id), now, cancellationToken))
            {
                System.Console.WriteLine("The key is revoked.");
                return 0;
            }

            await System.Console.Error.WriteLineAsync("There is no such key that has not ended already: see 'clients list'.");
            return Failed;
        }, cancellationToken));
        return command;
    }

    private static async Task<int> WithClientsAsync(ParseResult parsed, Func<IClientStore, DateTimeOffset, Task<int>> action, CancellationToken cancellationToken)
    {
        var builder = HubHost.Create([.. parsed.UnmatchedTokens]);
        await using var storage = await HubStorage.OpenAsync(builder.Configuration, builder.Environment, NullLogger.Instance, TimeProvider.System, cancellationToken);
        return await action(storage.Opened.Clients, TimeProvider.System.GetUtcNow());
    }

    internal static void Require(bool holds, System.CommandLine.Parsing.SymbolResult result, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }

    internal static bool IsPrefix(string prefix) =>
        prefix == "37" || (prefix.Length is 4 or 6 && Divisions.Prefectures.Concat(Divisions.Counties).Any(d => d.Code.StartsWith(prefix, StringComparison.Ordinal)));

    private static int? Days(string? text) =>
        text is [.., 'd'] && int.TryParse(text.AsSpan(0, text.Length - 1), out var days) && days is >= 1 and <= 3650 ? days : null;
}
