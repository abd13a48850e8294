using System.Text.Json.Serialization;
using DataHub.Core.Identifiers;
using DataHub.Core.Json;

namespace DataHub.Core.Items;

[JsonConverter(typeof(KebabEnumConverter<CertificateState>))]
public enum CertificateState { Valid, Replaced, Void }

/// <summary>Birth certificate (出生医学证明); the father may be empty.</summary>
public sealed record BirthCertificateRecord : SourceRecord
{
    /// <summary>One letter and nine digits.</summary>
    public required string Number { get; init; }
    public required string ChildName { get; init; }
    public required Sex Sex { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required string MotherName { get; init; }

    /// <summary>Null when the certificate carries the name alone.</summary>
    public string? MotherIdNumber { get; init; }
    public string? FatherName { get; init; }
    public string? FatherIdNumber { get; init; }
    public required CertificateState State { get; init; }
}
