namespace DataHub.Core.Ports;

/// <summary>Operators of the console who sign in with a password of this hub. One method is one transaction.</summary>
public interface IAccountStore
{
    Task<bool> AnyAsync(CancellationToken cancellationToken);

    Task<OperatorAccount?> FindAsync(string name, CancellationToken cancellationToken);

    Task<IReadOnlyList<OperatorAccount>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Whether the name was free.</returns>
    Task<bool> AddAsync(OperatorAccount account, CancellationToken cancellationToken);

    /// <summary>A new password: ends the account's sessions, its lock and its being disabled.</summary>
    /// <returns>Whether there is such an account.</returns>
    Task<bool> SetPasswordAsync(string name, string passwordHash, bool mustChange, Guid stamp, CancellationToken cancellationToken);

    /// <summary>Counts a wrong password; the <paramref name="limit"/>th in a row locks the account until <paramref name="lockUntil"/> and begins the count anew.</summary>
    Task CountFailureAsync(string name, int limit, DateTimeOffset lockUntil, CancellationToken cancellationToken);

    /// <summary>Forgets the failures.</summary>
    Task CountSuccessAsync(string name, DateTimeOffset now, CancellationToken cancellationToken);

    /// <returns>Whether there was such an account that was not disabled.</returns>
    Task<bool> DisableAsync(string name, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="Name">Lower case, unique.</param>
/// <param name="PasswordHash">As <c>PasswordHasher</c> makes it: its parameters, salt and hash.</param>
/// <param name="Divisions">Division-code prefixes.</param>
/// <param name="Stamp">Changes with the password: a session that carries another one has ended.</param>
/// <param name="MustChange">The next sign-in must choose a new password.</param>
public sealed record OperatorAccount(
    string Name, string PasswordHash, IReadOnlyList<string> Divisions, IReadOnlyList<string> Scopes, Guid Stamp, bool MustChange,
    DateTimeOffset? LockedUntil, DateTimeOffset? DisabledAt, DateTimeOffset CreatedAt, DateTimeOffset? SignedInAt)
{
    public override string ToString() => Name;
}
