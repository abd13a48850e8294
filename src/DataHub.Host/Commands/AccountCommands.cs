using System.CommandLine;
using DataHub.Core.Ports;
using DataHub.Host.Api.Audit;
using DataHub.Host.Console.SignIn;
using DataHub.Host.Starting;
using DataHub.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataHub.Host.Commands;

/// <summary><c>accounts add | list | reset | disable</c>: operators who sign in to the console with a password of this hub.</summary>
internal static class AccountCommands
{
    /// <summary>In the audit: whoever may run commands on the hub's machine.</summary>
    private const string Actor = "command-line";

    private const int Failed = 2;

    public static Command Build()
    {
        var command = new Command("accounts", "Operators who sign in to the console with a password of this hub.") { TreatUnmatchedTokensAsErrors = false };
        command.Subcommands.Add(Add());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Reset());
        command.Subcommands.Add(Disable());
        return command;
    }

    private static Command Add()
    {
        var name = Name();
        var divisions = new Option<string[]>("--division") { Description = "Division-code prefix, such as 3701 or 370102; repeat for several.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = $"One of {string.Join(", ", LocalAccounts.OperatorScopes)}; repeat for several.", Required = true };
        divisions.Validators.Add(r => ClientCommands.Require(r.GetValueOrDefault<string[]>()?.All(ClientCommands.IsPrefix) == true, r, "a division is the prefix (2, 4 or 6 digits) of a division code of Shandong"));
        scopes.Validators.Add(r => ClientCommands.Require(r.GetValueOrDefault<string[]>()?.All(LocalAccounts.OperatorScopes.Contains) == true, r, $"scopes of operators are {string.Join(", ", LocalAccounts.OperatorScopes)}"));
        var command = new Command("add", "Makes an account and prints its first password once; it is changed at the first sign-in.") { name, divisions, scopes };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => WithStorageAsync(parsed, async (storage, trail) =>
        {
            var secret = LocalAccounts.NewSecret();
            var account = LocalAccounts.New(
                LocalAccounts.Normalize(parsed.GetRequiredValue(name)), secret, [.. parsed.GetRequiredValue(divisions).Distinct()], [.. parsed.GetRequiredValue(scopes).Distinct()],
                TimeProvider.System.GetUtcNow());
            if (!await storage.Accounts.AddAsync(account, cancellationToken))
            {
                await System.Console.Error.WriteLineAsync("There is an account of that name: see 'accounts list', or give it a new password with 'accounts reset'.");
                return Failed;
            }

            await trail.WriteAsync(
                AuditActions.AccountAdd, Actor, AuditTrail.Common(account.Divisions), account.Name, detail: $"{string.Join(' ', account.Divisions)}; {string.Join(' ', account.Scopes)}", cancellationToken: cancellationToken);
            await ShowAsync(account.Name, secret);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the accounts.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellationToken) => WithStorageAsync(parsed, async (storage, _) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var account in await storage.Accounts.ListAsync(cancellationToken))
            {
                var state = account.DisabledAt is not null ? "disabled" : account.LockedUntil > now ? "locked" : account.MustChange ? "first password" : "active";
                System.Console.WriteLine($"{account.Name}  {state}  divisions {string.Join(' ', account.Divisions)}  scopes {string.Join(' ', account.Scopes)}  last sign-in {account.SignedInAt?.ToString("yyyy-MM-dd") ?? "never"}");
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Reset()
    {
        var name = Name();
        var command = new Command("reset", "Gives an account a new first password, prints it once, unlocks it and ends its sessions.") { name };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => WithStorageAsync(parsed, async (storage, trail) =>
        {
            var (account, secret) = (LocalAccounts.Normalize(parsed.GetRequiredValue(name)), LocalAccounts.NewSecret());
            if (!await storage.Accounts.SetPasswordAsync(account, LocalAccounts.HashOf(account, secret), mustChange: true, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), cancellationToken))
            {
                return await NoSuchAsync();
            }

            await trail.WriteAsync(AuditActions.AccountPassword, Actor, "37", account, detail: "reset", cancellationToken: cancellationToken);
            await ShowAsync(account, secret);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Disable()
    {
        var name = Name();
        var command = new Command("disable", "Ends an account and its sessions; 'accounts reset' opens it again.") { name };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => WithStorageAsync(parsed, async (storage, trail) =>
        {
            var account = LocalAccounts.Normalize(parsed.GetRequiredValue(name));
            if (!await storage.Accounts.DisableAsync(account, TimeProvider.System.GetUtcNow(), cancellationToken))
            {
                return await NoSuchAsync();
            }

            await trail.WriteAsync(AuditActions.AccountDisable, Actor, "37", account, cancellationToken: cancellationToken);
            System.Console.WriteLine("The account is disabled.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("name") { Description = "Name to sign in with." };
        name.Validators.Add(r => ClientCommands.Require(
            r.GetValueOrDefault<string>() is { Length: >= 1 and <= 100 } n && n.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'), r, "the name takes letters, digits, '-', '_' and '.'"));
        return name;
    }

    private static async Task ShowAsync(string name, string secret)
    {
        await System.Console.Error.WriteLineAsync($"First password of {name}, to be changed at the first sign-in. It is shown only now:");
        System.Console.WriteLine(secret);
    }

    private static async Task<int> NoSuchAsync()
    {
        await System.Console.Error.WriteLineAsync("There is no such account: see 'accounts list'.");
        return Failed;
    }

    private static async Task<int> WithStorageAsync(ParseResult parsed, Func<PostgreSqlStorage, AuditTrail, Task<int>> action, CancellationToken cancellationToken)
    {
        var builder = HubHost.Create([.. parsed.UnmatchedTokens]);
        await using var storage = await HubStorage.OpenAsync(builder.Configuration, builder.Environment, NullLogger.Instance, TimeProvider.System, cancellationToken);
        return await action(storage.Opened, new AuditTrail(storage.Opened.Audit, TimeProvider.System));
    }
}
