using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>What advances tell the operators' side: how the counts of failed pulls change, and the results of a replay's pulls.</summary>
internal static class ReplayColumns
{
    public static void AddCounts(NpgsqlCommand command, AdvanceWrite[] writes, List<FailureDifference> rows)
    {
        command
            .With(Column(rows, r => r.Position))
            .With(Column(rows, r => writes[r.Position].Verification.PolicyKey.Division))
            .With(Column(rows, r => r.Item))
            .With(Column(rows, r => EnumNames<ErrorClass>.Of(r.Failure.Class)))
            .With(Column(rows, r => r.Failure.Code))
            .With(Column(rows, r => r.Failure.Message))
            .With(Column(rows, r => r.Source ?? ""))
            .With(Column(rows, r => r.By));
    }

    public static void AddResults(NpgsqlCommand command, AdvanceWrite[] writes, DateTimeOffset now)
    {
        var rows = new List<(int Position, ReplayedPull Pull)>();
        for (var i = 0; i < writes.Length; i++)
        {
            foreach (var pull in writes[i].Advance.Replayed)
            {
                rows.Add((i, pull));
            }
        }

        command
            .With(Column(rows, r => r.Position))
            .With(Column(rows, r => r.Pull.ReplayId))
            .With(Column(rows, r => r.Pull.PullId))
            .With(Column(rows, r => EnumNames<ReplayResult>.Of(r.Pull.Result)))
            .With(Column(rows, r => r.Pull.Reason))
            .With(Column(rows, r => r.Pull.Class is { } c ? EnumNames<ErrorClass>.Of(c) : null))
            .With(Column(rows, r => r.Pull.Code))
            .With(Column(rows, r => r.Pull.Changed))
            .With(Column(rows, r => r.Pull.From is { } from ? EnumNames<Outcome>.Of(from) : null))
            .With(Column(rows, r => r.Pull.To is { } to ? EnumNames<Outcome>.Of(to) : null))
            .With(now.ToUniversalTime());
    }

    /// <summary>One less of what the store had, one more of what it gets; nothing where that is the same.</summary>
    public static List<FailureDifference> Differences(AdvanceWrite[] writes)
    {
        var rows = new List<FailureDifference>();
        for (var i = 0; i < writes.Length; i++)
        {
            foreach (var pull in writes[i].Advance.ChangedPulls)
            {
                var (before, after) = (pull.StoredFailure, pull.State == PullState.Failed ? pull.Answer?.Failure : null);
                if (before is not null && after is not null && Key(before) == Key(after) && pull.StoredSource == pull.Source)
                {
                    continue;
                }

                if (before is not null)
                {
                    rows.Add(new(i, pull.Question.Item.Value, before, pull.StoredSource, -1));
                }

                if (after is not null)
                {
                    rows.Add(new(i, pull.Question.Item.Value, after, pull.Source, 1));
                }
            }
        }

        return rows;
    }

    private static (ErrorClass, string, string) Key(PullFailure failure) => (failure.Class, failure.Code, failure.Message);

    private static T[] Column<TRow, T>(List<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return column;
    }
}

/// <param name="Position">Of the advance among those of the commit.</param>
/// <param name="By">1: one more failed; -1: one less.</param>
internal readonly record struct FailureDifference(int Position, string Item, PullFailure Failure, string? Source, int By);
