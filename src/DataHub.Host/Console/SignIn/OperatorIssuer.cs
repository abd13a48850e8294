using DataHub.Core.Ports;

namespace DataHub.Host.Console.SignIn;

/// <summary>Makes operators for those who host the hub in their own process.</summary>
public sealed class OperatorIssuer(IAccountStore accounts, TimeProvider time)
{
    /// <summary>An operator with every right in these divisions and a random password that need not be changed; an earlier one of the name gets a new password.</summary>
    /// <param name="divisions">Division-code prefixes.</param>
    /// <returns>The password.</returns>
    public async Task<string> IssueAsync(string name, IReadOnlyList<string> divisions, CancellationToken cancellationToken)
    {
        var secret = LocalAccounts.NewSecret();
        var account = LocalAccounts.New(name, secret, divisions, LocalAccounts.OperatorScopes, time.GetUtcNow()) with { MustChange = false };
        if (!await accounts.AddAsync(account, cancellationToken))
        {
            await accounts.SetPasswordAsync(name, account.PasswordHash, mustChange: false, account.Stamp, cancellationToken);
        }

        return secret;
    }
}
