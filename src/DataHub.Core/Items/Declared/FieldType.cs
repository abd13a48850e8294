using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Items.Declared;

/// <summary>What a canonical field of a declared item holds.</summary>
[JsonConverter(typeof(KebabEnumConverter<FieldType>))]
public enum FieldType
{
    Text,

    /// <summary>A person's name: always personal.</summary>
    Name,

    /// <summary>A person's id number, 15 digits raised to 18: always personal.</summary>
    IdNumber,

    /// <summary>One word of the field's code table.</summary>
    Code,
    Number,
    Flag,

    /// <summary>A day, kept as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A month, kept as <c>yyyy-MM</c>.</summary>
    Month,
}
