using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Migrations;

/// <summary>
/// Applies the numbered SQL files of this folder, each in a transaction of its own, under an advisory lock so that nodes which start together
/// don't race. An applied file never changes: its digest is kept and compared.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<Migration> migrations, TimeProvider time)
{
    /// <summary>Any number that nobody else locks: "datahub" in ASCII.</summary>
    private const long Lock = 0x64617461687562;

    /// <exception cref="StorageException">The database is newer than this program, or an applied migration was changed.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                "CREATE TABLE IF NOT EXISTS schema_migrations (number int PRIMARY KEY, name text NOT NULL, sha256 bytea NOT NULL, applied_at timestamptz NOT NULL)",
                cancellationToken);
            var applied = await AppliedAsync(connection, cancellationToken);
            foreach (var migration in migrations)
            {
                if (applied.Remove(migration.Number, out var sha256))
                {
                    if (!sha256.AsSpan().SequenceEqual(migration.Sha256))
                    {
                        throw new StorageException($"Migration {migration.Number} ({migration.Name}) was changed after this database had applied it. Run the program version that made the database; a correction is a new migration.");
                    }

                    continue;
                }

                await ApplyAsync(connection, migration, cancellationToken);
            }

            if (applied.Count > 0)
            {
                throw new StorageException($"The database has migration {applied.Keys.Max()}, which this program does not know: it was used by a newer version. Run that version, or restore a backup from before.");
            }
        }
        finally
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        await using var insert = new NpgsqlCommand("INSERT INTO schema_migrations VALUES ($1, $2, $3, $4)", connection)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Sha256 }, new() { Value = time.GetUtcNow() } },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<Dictionary<int, byte[]>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT number, sha256 FROM schema_migrations", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, byte[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1));
        }

        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>One numbered SQL file.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public byte[] Sha256 => SHA256.HashData(Encoding.UTF8.GetBytes(Sql));

    /// <summary>The files of this folder, by number.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } =
    [
        .. from resource in typeof(Migration).Assembly.GetManifestResourceNames()
           where resource.EndsWith(".sql", StringComparison.Ordinal)
           let file = Path.GetFileNameWithoutExtension(resource)
           let migration = new Migration(int.Parse(file[..4]), file[5..], Read(resource))
           orderby migration.Number
           select migration,
    ];

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
