using DataHub.Contracts.Operations;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Host.Api.Problems;
using DataHub.Pipeline.Pulling;

namespace DataHub.Host.Api.Operations;

/// <summary>Reads which pulls an operator means, from the query string or a body. What no pull can have is refused: it would look like nothing having failed.</summary>
internal sealed class PullFilterReader(AdapterDirectory adapters)
{
    private const int LongestText = 100;

    // Those of the handbook also where they are switched off: their pulls may have failed before.
    private readonly IReadOnlyList<string> _items =
        [.. ItemId.Handbook.Select(item => item.Value).Union(adapters.All.Select(adapter => adapter.Descriptor.Item.Value).Order(StringComparer.Ordinal))];

    public static PullFilter OfQuery(HttpRequest request, FieldErrors errors) => new()
    {
        State = QueryFields.Text(request, "state", errors),
        Item = QueryFields.Text(request, "item", errors),
        ErrorClass = QueryFields.Text(request, "errorClass", errors),
        ErrorCode = QueryFields.Text(request, "errorCode", errors),
        Division = QueryFields.Text(request, "division", errors),
        Source = QueryFields.Text(request, "source", errors),
        Text = QueryFields.Text(request, "text", errors),
        From = QueryFields.Instant(request, "from", errors),
        To = QueryFields.Instant(request, "to", errors),
    };

    /// <param name="at">Where its fields stand: <c>?</c> for a query string, <c>/filter/</c> for a body.</param>
    public PullQuery Read(PullFilter filter, string at, FieldErrors errors)
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

        if (filter.Item is { } item && !_items.Contains(item))
        {
            errors.Add($"{at}item", $"must be one of {string.Join(", ", _items)}");
        }

        if (filter.Division is { } division && DivisionPrefix.Problem(division) is { } problem)
        {
            errors.Add($"{at}division", problem);
        }

        if (filter.From >= filter.To)
        {
            errors.Add($"{at}from", "must be before 'to'");
        }

        if (filter.Text is { Length: > LongestText })
        {
            errors.Add($"{at}text", $"must have at most {LongestText} characters");
        }

        return new PullQuery
        {
            State = state,
            Item = filter.Item,
            Class = @class,
            Code = filter.ErrorCode,
            Division = filter.Division is null ? null : DivisionPrefix.Of(filter.Division),
            Source = filter.Source,
            From = filter.From,
            To = filter.To,
            Text = filter.Text,
        };
    }
}
