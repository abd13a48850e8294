using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace DataHub.Contracts.Verifications;

/// <summary>Body of <c>POST /v1/verifications</c>: one family under the policy of one county, year and stage.</summary>
public record VerificationRequest
{
    [Description("County code, GB/T 2260, six digits."), RegularExpression("^[0-9]{6}$")]
    public required string Division { get; init; }

    [Description("Admission year."), Range(2000, 2100)]
    public required int Year { get; init; }

    [Description("School stage."), AllowedValues(Stages.Primary, Stages.Junior)]
    public required string Stage { get; init; }

    [Description("Enrolment group that the family claims; left out, the best one that fits is found.")]
    public string? Group { get; init; }

    [Description("The front end's own id of the application."), MaxLength(100)]
    public string? ExternalId { get; init; }
    public required PersonBody Child { get; init; }

    [Description("One to four guardians."), MinLength(1), MaxLength(4)]
    public required IReadOnlyList<GuardianBody> Guardians { get; init; }
    public HintsBody? Hints { get; init; }

    [Description("The guardian's consent: a compact JWS of the identity provider whose login did the face check."), MaxLength(8192)]
    public required string Consent { get; init; }

    /// <summary>Never the family's data.</summary>
    public override string ToString() => $"{nameof(VerificationRequest)} {Division}/{Year}/{Stage}";
}

/// <summary>A person as the front end names them.</summary>
public sealed record PersonBody
{
    [Description("Name as the document has it."), MaxLength(100)]
    public required string Name { get; init; }

    [Description("Kind of the identity document.")]
    [AllowedValues(IdTypes.ResidentId, IdTypes.HmtResidencePermit, IdTypes.ForeignPermanentResidence, IdTypes.Passport, IdTypes.HmtTravelPermit)]
    public required string IdType { get; init; }

    [Description("Number of the document; resident ids with 15 digits are upgraded to 18."), MaxLength(40)]
    public required string IdNumber { get; init; }

    [Description("Required where the number does not carry it.")]
    public DateOnly? BirthDate { get; init; }

    [Description("Required where the number does not carry it."), AllowedValues(Sexes.Male, Sexes.Female, null)]
    public string? Sex { get; init; }

    public override string ToString() => nameof(PersonBody);
}

/// <summary>A guardian: a person and how they stand to the child.</summary>
public sealed record GuardianBody
{
    [Description("How the guardian stands to the child."), AllowedValues(Relations.Father, Relations.Mother, Relations.Grandparent, Relations.Other)]
    public required string Relation { get; init; }

    [Description("Name as the document has it."), MaxLength(100)]
    public required string Name { get; init; }

    [Description("Kind of the identity document.")]
    [AllowedValues(IdTypes.ResidentId, IdTypes.HmtResidencePermit, IdTypes.ForeignPermanentResidence, IdTypes.Passport, IdTypes.HmtTravelPermit)]
    public required string IdType { get; init; }

    [Description("Number of the document; resident ids with 15 digits are upgraded to 18."), MaxLength(40)]
    public required string IdNumber { get; init; }

    [Description("Required where the number does not carry it.")]
    public DateOnly? BirthDate { get; init; }

    [Description("Required where the number does not carry it."), AllowedValues(Sexes.Male, Sexes.Female, null)]
    public string? Sex { get; init; }

    public override string ToString() => nameof(GuardianBody);
}

/// <summary>What the parent may add so that a source can be asked more precisely; all optional.</summary>
public sealed record HintsBody
{
    [Description("One letter and nine digits."), MaxLength(20)]
    public string? BirthCertificateNumber { get; init; }

    [MaxLength(80)]
    public string? PropertyTitleNumber { get; init; }

    [MaxLength(60)]
    public string? PresaleContractNumber { get; init; }

    [Description("Unified social credit code of a parent's business, GB 32100."), MaxLength(20)]
    public string? CreditCode { get; init; }

    [Description("The mother, when she is no guardian.")]
    public HintedMotherBody? Mother { get; init; }

    public override string ToString() => nameof(HintsBody);
}

/// <summary>The mother that only the hints name, by resident id.</summary>
public sealed record HintedMotherBody
{
    [MaxLength(100)]
    public required string Name { get; init; }

    [Description("Resident id number."), MaxLength(40)]
    public required string IdNumber { get; init; }

    public override string ToString() => nameof(HintedMotherBody);
}
