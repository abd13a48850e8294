using System.Text.Json.Serialization;

namespace DataHub.Core.Identifiers;

/// <summary>Sex after GB/T 2261.1 (1 male, 2 female).</summary>
[JsonConverter(typeof(Json.KebabEnumConverter<Sex>))]
public enum Sex
{
    Male = 1,
    Female = 2,
}
