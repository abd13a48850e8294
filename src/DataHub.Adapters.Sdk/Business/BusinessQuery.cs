using System.Text.Json.Serialization;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Sdk.Business;

/// <summary>What both registers are asked: either the code, or the person.</summary>
public sealed record BusinessQuery(
    [property: JsonPropertyName("uniscid")] string? CreditCode,
    [property: JsonPropertyName("certno")] string? IdNumber,
    [property: JsonPropertyName("name")] string? Name)
{
    public static BusinessQuery Of(PullQuestion question) =>
        question.Number is { } code ? new(code, null, null) : new(null, question.Subject.IdNumber, question.Subject.Name);

    public override string ToString() => nameof(BusinessQuery);
}
