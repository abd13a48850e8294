using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Accounts;

/// <inheritdoc cref="IAccountStore"/>
internal sealed class AccountStore(NpgsqlDataSource database) : IAccountStore
{
    private const string Columns = "SELECT name, password_hash, divisions, scopes, stamp, must_change, locked_until, disabled_at, created_at, signed_in_at FROM console_accounts";

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM console_accounts)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async Task<OperatorAccount?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + " WHERE name = $1").With(name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    public async Task<IReadOnlyList<OperatorAccount>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Columns + " ORDER BY name");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var accounts = new List<OperatorAccount>();
        while (await reader.ReadAsync(cancellationToken))
        {
            accounts.Add(Read(reader));
        }

        return accounts;
    }

    public Task<bool> AddAsync(OperatorAccount account, CancellationToken cancellationToken) => OneRowAsync(
        database.CreateCommand(
            """
            INSERT INTO console_accounts (name, password_hash, divisions, scopes, stamp, must_change, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (name) DO NOTHING
            """)
            .With(account.Name).With(account.PasswordHash).With(account.Divisions.ToArray()).With(account.Scopes.ToArray()).With(account.Stamp).With(account.MustChange)
            .With(account.CreatedAt.ToUniversalTime()),
        cancellationToken);

    public Task<bool> SetPasswordAsync(string name, string passwordHash, bool mustChange, Guid stamp, CancellationToken cancellationToken) => OneRowAsync(
        database.CreateCommand(
            "UPDATE console_accounts SET password_hash = $2, must_change = $3, stamp = $4, failures = 0, locked_until = NULL, disabled_at = NULL WHERE name = $1")
            .With(name).With(passwordHash).With(mustChange).With(stamp),
        cancellationToken);

    public Task CountFailureAsync(string name, int limit, DateTimeOffset lockUntil, CancellationToken cancellationToken) => OneRowAsync(
        database.CreateCommand(
            """
            UPDATE console_accounts SET
              failures = CASE WHEN failures + 1 >= $2 THEN 0 ELSE failures + 1 END,
              locked_until = CASE WHEN failures + 1 >= $2 THEN $3 ELSE locked_until END
            WHERE name = $1
            """)
            .With(name).With(limit).With(lockUntil.ToUniversalTime()),
        cancellationToken);

    public Task CountSuccessAsync(string name, DateTimeOffset now, CancellationToken cancellationToken) => OneRowAsync(
        database.CreateCommand("UPDATE console_accounts SET failures = 0, locked_until = NULL, signed_in_at = $2 WHERE name = $1").With(name).With(now.ToUniversalTime()),
        cancellationToken);

    public Task<bool> DisableAsync(string name, DateTimeOffset now, CancellationToken cancellationToken) => OneRowAsync(
        database.CreateCommand("UPDATE console_accounts SET disabled_at = $2 WHERE name = $1 AND disabled_at IS NULL").With(name).With(now.ToUniversalTime()),
        cancellationToken);

    private static async Task<bool> OneRowAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        }
    }

    private static OperatorAccount Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetFieldValue<string[]>(2),
        reader.GetFieldValue<string[]>(3),
        reader.GetGuid(4),
        reader.GetBoolean(5),
        reader.Nullable<DateTimeOffset>(6),
        reader.Nullable<DateTimeOffset>(7),
        reader.GetFieldValue<DateTimeOffset>(8),
        reader.Nullable<DateTimeOffset>(9));
}
