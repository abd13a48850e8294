using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Replays;

/// <summary>The conditions of an operator's filter, for pulls that are few: failed ones are found by <see cref="FailureKinds"/>. Only the given ones become part of the statement, so that each combination gets the plan of its own indexes.</summary>
internal static class PullFilterSql
{
    /// <param name="alias">Of <c>pulling_pulls</c> in the statement.</param>
    public static NpgsqlCommand Where(this NpgsqlCommand command, PullQuery query, DivisionScope scope, string alias = "p")
    {
        void Add<T>(T value, string condition)
        {
            command.With(value);
            command.CommandText += $"\n  AND {string.Format(condition, alias, $"${command.Parameters.Count}")}";
        }

        // The states are written out: the partial indexes are only used where the planner can see that they suffice.
        command.CommandText += $"\nWHERE {alias}.state = '{EnumNames<PullState>.Of(query.State)}'";
        if (query.State is PullState.Failed or PullState.Waiting or PullState.Discarded)
        {
            command.CommandText += $" AND {alias}.state IN ('failed', 'waiting', 'discarded')";
        }

        if (!scope.Prefixes.Contains(""))
        {
            Add(scope.Prefixes.Select(prefix => prefix + "%").ToArray(), "{0}.division LIKE ANY ({1})");
        }

        if (query.Item is { } item)
        {
            Add(item, "{0}.item = {1}");
        }

        if (query.Class is { } @class)
        {
            Add(EnumNames<ErrorClass>.Of(@class), "{0}.error_class = {1}");
        }

        if (query.Code is { } code)
        {
            Add(code, "{0}.error_code = {1}");
        }

        if (query.Division is { } division)
        {
            Add(division + "%", "{0}.division LIKE {1}");
        }

        if (query.Source is { } source)
        {
            Add(source, "{0}.source = {1}");
        }

        if (query.From is { } from)
        {
            Add(from.ToUniversalTime(), "{0}.requested_at >= {1}");
        }

        if (query.To is { } to)
        {
            Add(to.ToUniversalTime(), "{0}.requested_at < {1}");
        }

        if (query.Text is { Length: > 0 } text)
        {
            Add(Containing(text), "{0}.error_message ILIKE {1}");
        }

        return command;
    }

    /// <summary>The pattern of texts that hold this one as it is.</summary>
    public static string Containing(string text) => "%" + text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";
}
