using DataHub.Core.Items;
using DataHub.Core.Ports;
using DataHub.Core.Sources;
using DataHub.Storage.PostgreSql.Auditing;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Sources;

/// <inheritdoc cref="ISourceControlStore"/>
internal sealed class SourceControlStore(NpgsqlDataSource database, AuditWriter writer) : ISourceControlStore
{
    private const string Pause = """
        INSERT INTO pulling_source_controls AS c (item, paused_at, paused_by, pause_reason) VALUES ($1, $2, $3, $4)
        ON CONFLICT (item) DO UPDATE SET paused_at = COALESCE(c.paused_at, excluded.paused_at), paused_by = excluded.paused_by, pause_reason = excluded.pause_reason
        """;

    private const string Resume = """
        INSERT INTO pulling_source_controls AS c (item, resumes) VALUES ($1, 1)
        ON CONFLICT (item) DO UPDATE SET paused_at = NULL, paused_by = NULL, pause_reason = NULL, resumes = c.resumes + 1
        """;

    private const string Plan = "INSERT INTO pulling_source_windows (id, item, starts_at, ends_at, reason, planned_by) VALUES ($1, $2, $3, $4, $5, $6)";

    private const string Unplan = "DELETE FROM pulling_source_windows WHERE item = $1 AND id = $2";

    public async Task<SourceControls> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT item, paused_at, paused_by, pause_reason, resumes FROM pulling_source_controls"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "SELECT id, item, starts_at, ends_at, reason, planned_by FROM pulling_source_windows WHERE ends_at > $1 ORDER BY starts_at, id").With(now.ToUniversalTime()));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var items = new List<SourceControl>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var pause = reader.Nullable<DateTimeOffset>(1) is { } at ? new SourcePause(at, reader.GetString(2), reader.GetString(3)) : null;
            items.Add(new SourceControl(new ItemId(reader.GetString(0)), pause, reader.GetInt64(4)));
        }

        await reader.NextResultAsync(cancellationToken);
        var windows = new List<SourceWindow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            windows.Add(new SourceWindow(
                reader.GetGuid(0), new ItemId(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), reader.GetString(5)));
        }

        return new SourceControls(items, windows);
    }

    public Task PauseAsync(ItemId item, SourcePause pause, AuditEvent? audit, CancellationToken cancellationToken) =>
        DoAsync(Pause, command => command.With(item.Value).With(pause.At.ToUniversalTime()).With(pause.By).With(pause.Reason), audit, cancellationToken);

    public Task ResumeAsync(ItemId item, AuditEvent? audit, CancellationToken cancellationToken) => DoAsync(Resume, command => command.With(item.Value), audit, cancellationToken);

    public Task PlanAsync(SourceWindow window, AuditEvent? audit, CancellationToken cancellationToken) => DoAsync(
        Plan,
        command => command.With(window.Id).With(window.Item.Value).With(window.From.ToUniversalTime()).With(window.Until.ToUniversalTime()).With(window.Reason).With(window.PlannedBy),
        audit,
        cancellationToken);

    public async Task<bool> UnplanAsync(ItemId item, Guid window, AuditEvent? audit, CancellationToken cancellationToken) =>
        await DoAsync(Unplan, command => command.With(item.Value).With(window), audit, cancellationToken) == 1;

    /// <returns>Rows that it changed; without any nothing is written down.</returns>
    private Task<int> DoAsync(string sql, Func<NpgsqlCommand, NpgsqlCommand> with, AuditEvent? audit, CancellationToken cancellationToken) => writer.DoAsync(
        database,
        audit,
        async connection =>
        {
            await using var command = with(new NpgsqlCommand(sql, connection));
            var rows = await command.ExecuteNonQueryAsync(cancellationToken);
            return (rows, rows > 0 ? entry => entry : (Func<AuditEvent, AuditEvent>?)null);
        },
        cancellationToken);
}
