using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Core.Json;

/// <summary>Writes an enumeration as its kebab-case name (<c>NoRecord</c> is <c>no-record</c>); numbers are refused.</summary>
public sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
