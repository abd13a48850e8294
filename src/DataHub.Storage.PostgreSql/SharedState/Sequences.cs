using DataHub.Core.Ports;
using Npgsql;

namespace DataHub.Storage.PostgreSql.SharedState;

/// <inheritdoc cref="ISequences"/>
internal sealed class Sequences(NpgsqlDataSource database) : ISequences
{
    private const string Take = """
        INSERT INTO pulling_sequences AS s (name, last) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET last = s.last + $2
        RETURNING last - $2 + 1
        """;

    public async Task<long> TakeAsync(string name, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        await using var command = database.CreateCommand(Take).With(name).With((long)count);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
