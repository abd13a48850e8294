using DataHub.Contracts.Operations;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Verifications;

namespace DataHub.Host.Api.Operations;

/// <summary>Pulls as operators are shown them.</summary>
internal static class PullFields
{
    public static PullSummary Show(PullRow row) => new(
        row.Id, row.VerificationId, row.Division, row.Year, row.Item, row.Who, EnumNames<PullState>.Of(row.State), row.Class is { } c ? EnumNames<ErrorClass>.Of(c) : null,
        row.Code, row.Message, row.Attempts, row.Source, row.RequestedAt, row.NextAttemptAt, row.Replay);

    /// <summary>Everything that was asked, each value masked.</summary>
    public static IReadOnlyList<QuestionField> Masked(PullQuestion question) => Fields(question, FactMask.Mask);

    /// <summary>Everything that was asked, for who may see it.</summary>
    public static IReadOnlyList<QuestionField> Unmasked(PullQuestion question) => Fields(question, value => value);

    private static List<QuestionField> Fields(PullQuestion question, Func<string, string> show)
    {
        var fields = new List<QuestionField>();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                fields.Add(new QuestionField(name, show(value)));
            }
        }

        Add("name", question.Subject.Name);
        fields.Add(new QuestionField("idType", EnumNames<IdType>.Of(question.Subject.IdType)));
        Add("idNumber", question.Subject.IdNumber);
        Add("otherName", question.Other?.Name);
        Add("otherIdNumber", question.Other?.IdNumber);
        Add("number", question.Number);
        if (question.Division is { } division)
        {
            fields.Add(new QuestionField("division", division));
        }

        if (question.From is { } from)
        {
            fields.Add(new QuestionField("from", from.ToString()));
        }

        if (question.To is { } to)
        {
            fields.Add(new QuestionField("to", to.ToString()));
        }

        return fields;
    }
}
