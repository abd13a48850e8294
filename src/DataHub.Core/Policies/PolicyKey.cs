using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Core.Policies;

[JsonConverter(typeof(KebabEnumConverter<Stage>))]
public enum Stage { Primary, Junior }

/// <param name="Division">GB/T 2260 county code, six digits.</param>
/// <param name="Year">Admission year.</param>
public readonly record struct PolicyKey(string Division, int Year, Stage Stage)
{
    public override string ToString() => $"{Division}/{Year}/{EnumNames<Stage>.Of(Stage)}";
}
