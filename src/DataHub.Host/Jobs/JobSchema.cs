using System.Data;
using DataHub.Host.Starting;
using Hangfire.PostgreSql;
using Npgsql;

namespace DataHub.Host.Jobs;

/// <summary>
/// Hangfire's own tables, made before its server starts. Nodes that start together take turns by a lock that the database drops with its
/// session, and each step is a transaction: a hub that is killed while it makes them leaves nothing in the next one's way.
/// </summary>
internal sealed class JobSchema(NpgsqlDataSource database)
{
    public const string Name = "hangfire";

    /// <summary>Any number that nobody else locks: "datajobs" in ASCII.</summary>
    private const long Lock = 0x646174616A6F6273;

    /// <exception cref="HubStartException">The database refuses; the message says why and what to do.</exception>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await ExecuteAsync(connection, $"SELECT pg_advisory_lock({Lock})", cancellationToken);
            try
            {
                PostgreSqlObjectsInstaller.Install(connection, Name);
            }
            finally
            {
                // A session that broke has given the lock back.
                if (connection.State == ConnectionState.Open)
                {
                    await ExecuteAsync(connection, $"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
                }
            }
        }
        catch (NpgsqlException exception)
        {
            throw new HubStartException(
                $"The tables of the jobs (schema {Name}) cannot be made in the hub's database: {(exception as PostgresException)?.MessageText ?? exception.Message}. "
                + "Give the user of Storage:ConnectionString the right to make and change them (the owner of the database has it), or set Jobs:Enabled to false if another node runs the jobs.",
                exception);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
