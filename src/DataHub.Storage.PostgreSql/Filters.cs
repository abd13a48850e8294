using System.Globalization;
using Npgsql;

namespace DataHub.Storage.PostgreSql;

/// <summary>Conditions of a search: only those that are given become part of the statement, so that each combination gets the plan of its own indexes.</summary>
internal static class Filters
{
    /// <param name="condition">SQL with <c>{0}</c> for the value; left out where the value is null.</param>
    public static NpgsqlCommand Where<T>(this NpgsqlCommand command, T? value, string condition) where T : class =>
        value is null ? command : command.And(value, condition);

    public static NpgsqlCommand Where<T>(this NpgsqlCommand command, T? value, string condition) where T : struct =>
        value is { } given ? command.And(given, condition) : command;

    /// <summary>Ends the statement: newest first, and one more than asked for, which says whether there are more.</summary>
    public static NpgsqlCommand NewestFirst(this NpgsqlCommand command, string column, int limit)
    {
        command.With(limit + 1);
        command.CommandText += $"\n  ORDER BY {column} DESC LIMIT ${command.Parameters.Count}";
        return command;
    }

    private static NpgsqlCommand And<T>(this NpgsqlCommand command, T value, string condition)
    {
        command.With(value);
        command.CommandText += $"\n  AND {string.Format(CultureInfo.InvariantCulture, condition, $"${command.Parameters.Count}")}";
        return command;
    }
}
