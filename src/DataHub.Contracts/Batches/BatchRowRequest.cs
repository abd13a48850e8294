using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DataHub.Contracts.Verifications;

namespace DataHub.Contracts.Batches;

/// <summary>A row of a batch: what <c>POST /v1/verifications</c> takes, and the caller's own reference.</summary>
public sealed record BatchRowRequest : VerificationRequest
{
    [Description("The caller's own mark of the row, given back with its result; no personal data."), MaxLength(100)]
    public string? Reference { get; init; }

    /// <summary>Never the family's data.</summary>
    public override string ToString() => nameof(BatchRowRequest);
}
