using System.Data;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>
/// Failed pulls by kind: those of one item, class, code, source and message lie in an index newest first, over all divisions and in each. The counts beside
/// the rows know which kinds a filter means, so that a page costs a look at the head of each and a few rows, wherever in a million the matching ones lie.
/// One reading of both as they stood at one moment.
/// </summary>
internal sealed class FailureKinds : IAsyncDisposable
{
    private const string Outside = "SELECT EXISTS (SELECT FROM replaying_failure_counts WHERE NOT (division LIKE ANY ($1) AND division LIKE $2))";

    private readonly PullQuery _query;
    private readonly DivisionScope _scope;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction? _reading;

    private FailureKinds(PullQuery query, DivisionScope scope, NpgsqlConnection connection, NpgsqlTransaction? reading, bool divided) =>
        (_query, _scope, _connection, _reading, IsDivided) = (query, scope, connection, reading, divided);

    /// <summary>Whether failed pulls lie outside the caller's and the filter's divisions. Where none does, the kinds are looked at over all divisions at once.</summary>
    public bool IsDivided { get; }

    /// <summary>Whether the filter leaves out no kind and no division.</summary>
    public bool AreAll => !IsDivided && _query is { Item: null, Class: null, Code: null, Source: null, Text: null or "" };

    /// <summary>The condition of a pull <c>p</c> of the kind <c>k</c>; the filter's times are left to the statement.</summary>
    public string Condition => $"p.state = 'failed' AND p.failure_kind = k.kind{(IsDivided ? " AND p.division = k.division" : "")}";

    public static async Task<FailureKinds> ReadAsync(NpgsqlDataSource database, PullQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            // Both statements see the same pulls: what fails elsewhere between them is not taken for the caller's.
            var reading = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return new FailureKinds(query, scope, connection, reading, await AreDividedAsync(connection, query, scope, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>As part of a transaction that changes something: each statement sees what is there by then, and keeps to the divisions itself (<see cref="AddDivisions"/>).</summary>
    public static async Task<FailureKinds> WithinAsync(NpgsqlConnection connection, PullQuery query, DivisionScope scope, CancellationToken cancellationToken) =>
        new(query, scope, connection, null, await AreDividedAsync(connection, query, scope, cancellationToken));

    /// <summary>Begins a statement with the kinds that match, as <c>kinds</c>: <c>kind</c>, <c>division</c> where divided, and what it failed with.</summary>
    public NpgsqlCommand Begin()
    {
        var key = $"{(IsDivided ? "c.division, " : "")}c.kind, c.item, c.error_class, c.error_code, c.error_message";
        var command = new NpgsqlCommand($"WITH kinds AS MATERIALIZED (\n  SELECT {key} FROM replaying_failure_counts c WHERE true", _connection);
        AddCounted(command, _query, _scope);
        command.CommandText += $"\n  GROUP BY {key} HAVING sum(c.difference) > 0)";
        return command;
    }

    /// <summary>What a filter says of the counts <c>c</c>; times are not counted.</summary>
    public static NpgsqlCommand AddCounted(NpgsqlCommand command, PullQuery query, DivisionScope scope) => command
        .Where(scope.Prefixes.Contains("") ? null : Patterns(scope), "c.division LIKE ANY ({0})")
        .Where(query.Division is { } division ? division + "%" : null, "c.division LIKE {0}")
        .Where(query.Item, "c.item = {0}")
        .Where(query.Class is { } @class ? EnumNames<ErrorClass>.Of(@class) : null, "c.error_class = {0}")
        .Where(query.Code, "c.error_code = {0}")
        .Where(query.Source, "c.source = {0}")
        .Where(query.Text is { Length: > 0 } text ? PullFilterSql.Containing(text) : null, "c.error_message ILIKE {0}");

    /// <summary>The caller's and the filter's divisions, of a pull <c>p</c>.</summary>
    public NpgsqlCommand AddDivisions(NpgsqlCommand command) => command
        .Where(_scope.Prefixes.Contains("") ? null : Patterns(_scope), "p.division LIKE ANY ({0})")
        .Where(_query.Division is { } division ? division + "%" : null, "p.division LIKE {0}");

    /// <summary>What a filter says of the time of a pull <c>p</c>.</summary>
    public NpgsqlCommand AddTimes(NpgsqlCommand command) => command
        .Where(_query.From?.ToUniversalTime(), "p.requested_at >= {0}")
        .Where(_query.To?.ToUniversalTime(), "p.requested_at < {0}");

    public async ValueTask DisposeAsync()
    {
        if (_reading is not null)
        {
            await _reading.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }

    private static async Task<bool> AreDividedAsync(NpgsqlConnection connection, PullQuery query, DivisionScope scope, CancellationToken cancellationToken)
    {
        if (scope.Prefixes.Contains("") && query.Division is null)
        {
            return false;
        }

        await using var command = new NpgsqlCommand(Outside, connection).With(Patterns(scope)).With(query.Division + "%");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string[] Patterns(DivisionScope scope) => [.. scope.Prefixes.Select(prefix => prefix + "%")];
}
