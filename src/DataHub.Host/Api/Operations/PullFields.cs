using System.Globalization;
using DataHub.Contracts.Operations;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Problems;
using DataHub.Host.Api.Verifications;

namespace DataHub.Host.Api.Operations;

/// <summary>Reads the filter of pulls, from the query string or a body, and shows pulls.</summary>
internal static class PullFields
{
    public static PullFilter OfQuery(HttpRequest request, FieldErrors errors)
    {
        string? Text(string name) => request.Query[name] is { Count: > 0 } values && values[0] is { Length: > 0 } value ? value : null;
        return new PullFilter
        {
            State = Text("state"),
            Item = Text("item"),
            ErrorClass = Text("errorClass"),
            ErrorCode = Text("errorCode"),
            Division = Text("division"),
            Source = Text("source"),
            Text = Text("text"),
            From = Time("from"),
            To = Time("to"),
        };

        DateTimeOffset? Time(string name)
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            errors.Add($"?{name}", "must be an instant as in RFC 3339, e.g. 2026-06-10T08:00:00Z");
            return null;
        }
    }

    /// <param name="at">Where its fields stand: <c>?</c> for a query string, <c>/filter/</c> for a body.</param>
    public static PullQuery Read(PullFilter filter, string at, FieldErrors errors)
    {
        var state = PullState.Failed;
        if (filter.State is { } name && (!EnumNames<PullState>.TryParse(name, out state) || state is not (PullState.Failed or PullState.Waiting or PullState.Discarded)))
        {
            errors.Add($"{at}state", "must be failed, waiting or discarded");
        }

        ErrorClass? @class = null;
        if (filter.ErrorClass is { } className)
        {
            if (EnumNames<ErrorClass>.TryParse(className, out var known))
            {
                @class = known;
            }
            else
            {
                errors.Add($"{at}errorClass", $"must be one of {string.Join(", ", EnumNames<ErrorClass>.All)}");
            }
        }

        if (filter.Division is { } division && (division.Length is < 2 or > 6 || !division.All(char.IsAsciiDigit)))
        {
            errors.Add($"{at}division", "must be a division code or its beginning: 2 to 6 digits");
        }

        if (filter.From >= filter.To)
        {
            errors.Add($"{at}from", "must be before 'to'");
        }

        if (filter.Text is { Length: > 100 })
        {
            errors.Add($"{at}text", "must have at most 100 characters");
        }

        return new PullQuery
        {
            State = state,
            Item = filter.Item,
            Class = @class,
            Code = filter.ErrorCode,
            Division = filter.Division,
            Source = filter.Source,
            From = filter.From,
            To = filter.To,
            Text = filter.Text,
        };
    }

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
