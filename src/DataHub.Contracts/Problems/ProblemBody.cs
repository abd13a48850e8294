using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Problems;

/// <summary>RFC 9457 problem details, media type <c>application/problem+json</c>.</summary>
public sealed record ProblemBody
{
    [Description("urn:datahub:error: followed by the code.")]
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }

    [Description("What is wrong here and how to mend it; never a person's data.")]
    public string? Detail { get; init; }

    [Description("Stable kebab-case code to switch on.")]
    public required string Code { get; init; }

    [Description("Every invalid field at once: JSON Pointer (RFC 6901) into the request body to messages.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    [Description("W3C trace id, to quote to the operator.")]
    public required string TraceId { get; init; }
}
