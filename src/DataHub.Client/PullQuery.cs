using System.Globalization;
using DataHub.Contracts.Operations;
using Refit;

namespace DataHub.Client;

/// <summary>A filter and a page as the query string has them.</summary>
internal sealed class PullQuery(PullFilter filter)
{
    [AliasAs("state")]
    public string? State => filter.State;

    [AliasAs("item")]
    public string? Item => filter.Item;

    [AliasAs("errorClass")]
    public string? ErrorClass => filter.ErrorClass;

    [AliasAs("errorCode")]
    public string? ErrorCode => filter.ErrorCode;

    [AliasAs("division")]
    public string? Division => filter.Division;

    [AliasAs("source")]
    public string? Source => filter.Source;

    [AliasAs("from")]
    public string? From => Instant(filter.From);

    [AliasAs("to")]
    public string? To => Instant(filter.To);

    [AliasAs("text")]
    public string? Text => filter.Text;

    [AliasAs("cursor")]
    public string? Cursor { get; init; }

    [AliasAs("limit")]
    public int? Limit { get; init; }

    private static string? Instant(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
