using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Verifications;

/// <summary>Body of <c>POST /v1/verifications/{id}/attestations</c>: paper that an offline desk collected and checked.</summary>
public sealed record AttestationRequest
{
    [Description("Requirement that the paper meets."), MaxLength(60)]
    public required string Requirement { get; init; }

    [Description("The paper: one that the requirement can be met by."), MaxLength(60)]
    public required string Material { get; init; }

    [Description("The desk that checked it."), MaxLength(100)]
    public required string Desk { get; init; }

    [Description("The officer who checked it, by staff number or name."), MaxLength(100)]
    public required string Officer { get; init; }

    [Description("SHA-256 of the scan, 64 lower-case hexadecimal digits."), RegularExpression("^[0-9a-f]{64}$")]
    public required string ScanSha256 { get; init; }

    public override string ToString() => nameof(AttestationRequest);
}

public sealed record AttestationBody(Guid Id, string Requirement, string Material, string Desk, string Officer, string ScanSha256, DateTimeOffset AttestedAt)
{
    public override string ToString() => nameof(AttestationBody);
}
