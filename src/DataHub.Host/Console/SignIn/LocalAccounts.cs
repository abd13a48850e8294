using System.Buffers.Text;
using System.Security.Cryptography;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Starting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DataHub.Host.Console.SignIn;

internal enum PasswordOutcome { Right, Wrong, Locked }

/// <summary>Accounts with a password of this hub: checking, locking, making and changing them.</summary>
internal sealed class LocalAccounts(IAccountStore accounts, IOptions<ConsoleOptions> options, IConfiguration configuration, TimeProvider time)
{
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;
    public const string FirstName = "admin";

    /// <summary>PBKDF2 with HMAC-SHA-512.</summary>
    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>An unknown name takes as long as a wrong password.</summary>
    private static readonly Lazy<string> Nobody = new(() => Hasher.HashPassword("", NewSecret()));

    /// <summary>By default only where the hub runs its own database and no provider is configured.</summary>
    public bool Allowed => options.Value.LocalAccounts ?? (!options.Value.Oidc.Configured && string.IsNullOrWhiteSpace(StorageOptions.Read(configuration).ConnectionString));

    public static string HashOf(string name, string password) => Hasher.HashPassword(name, password);

    /// <summary>A password that nobody chose: 120 random bits.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(15));

    /// <summary>Upper and lower case are the same name.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();

    /// <returns>The account when the password is right.</returns>
    public async Task<(PasswordOutcome Outcome, OperatorAccount? Account)> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(Normalize(name), cancellationToken);
        var now = time.GetUtcNow();
        var right = password.Length <= LongestPassword
            && Hasher.VerifyHashedPassword(account?.Name ?? "", account?.PasswordHash ?? Nobody.Value, password) != PasswordVerificationResult.Failed;
        if (account is null or { DisabledAt: not null })
        {
            return (PasswordOutcome.Wrong, null);
        }

        if (account.LockedUntil > now)
        {
            return (PasswordOutcome.Locked, null);
        }

        if (!right)
        {
            await accounts.CountFailureAsync(account.Name, options.Value.FailuresToLock, now.AddMinutes(options.Value.LockMinutes), cancellationToken);
            return (PasswordOutcome.Wrong, null);
        }

        await accounts.CountSuccessAsync(account.Name, now, cancellationToken);
        return (PasswordOutcome.Right, account);
    }

    /// <returns>The account with its new password and stamp.</returns>
    public async Task<OperatorAccount> ChangePasswordAsync(OperatorAccount account, string password, CancellationToken cancellationToken)
    {
        var changed = account with { PasswordHash = HashOf(account.Name, password), MustChange = false, Stamp = Guid.CreateVersion7(time.GetUtcNow()) };
        await accounts.SetPasswordAsync(changed.Name, changed.PasswordHash, changed.MustChange, changed.Stamp, cancellationToken);
        return changed;
    }

    /// <summary>When a session that begins now ends.</summary>
    public DateTimeOffset SessionEnd => time.GetUtcNow().AddHours(options.Value.SessionHours);

    /// <summary>Makes <c>admin</c> with every right of an operator, where there is no account yet and local accounts are allowed.</summary>
    /// <returns>Its password, to be shown once; null when nothing was made.</returns>
    public async Task<string?> MakeFirstAsync(CancellationToken cancellationToken)
    {
        if (!Allowed || await accounts.AnyAsync(cancellationToken))
        {
            return null;
        }

        var secret = NewSecret();
        var account = New(FirstName, secret, ["37"], [.. OperatorScopes], time.GetUtcNow());

        // Another node may make it at the same moment: the one that did shows the password.
        return await accounts.AddAsync(account, cancellationToken) ? secret : null;
    }

    /// <summary>What an operator can be allowed; the rest are for platforms.</summary>
    public static IReadOnlyList<string> OperatorScopes { get; } =
        [Scopes.OpsRead, Scopes.OpsReplay, Scopes.OpsAdmin, Scopes.VerifyRead, Scopes.PrefillRead, Scopes.PolicyRead, Scopes.PolicyWrite, Scopes.AuditRead];

    /// <summary>An account whose password must be changed at the first sign-in.</summary>
    public static OperatorAccount New(string name, string password, IReadOnlyList<string> divisions, IReadOnlyList<string> scopes, DateTimeOffset now) =>
        new(name, HashOf(name, password), divisions, scopes, Guid.CreateVersion7(now), MustChange: true, null, null, now, null);
}
