using System.Text.Json.Serialization;

namespace DataHub.Core.Identifiers;

/// <summary>The identity documents a family may name.</summary>
[JsonConverter(typeof(Json.KebabEnumConverter<IdType>))]
public enum IdType
{
    /// <summary>Resident identity number, GB 11643: 18 digits; 15 digits are upgraded.</summary>
    ResidentId,
    /// <summary>Residence permit for Hong Kong, Macao and Taiwan residents (81/82/83…), same check digit as GB 11643.</summary>
    HmtResidencePermit,
    ForeignPermanentResidence,
    Passport,
    HmtTravelPermit,
}
