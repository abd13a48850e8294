using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Verifications;

/// <summary>Body of <c>POST /v1/verifications/{id}/recheck</c>: sources are asked anew about the family.</summary>
public sealed record RecheckRequest
{
    [Required, MaxLength(500), Description("Why; kept encrypted, and in the audit.")]
    public required string Reason { get; init; }

    [Description("Items to ask again, of those that were asked for the family; all of them unless given.")]
    public IReadOnlyList<string>? Items { get; init; }

    [Description("Compact JWS by the guardian, needed where the consent of the verification has run out.")]
    public string? Consent { get; init; }

    public override string ToString() => nameof(RecheckRequest);
}
