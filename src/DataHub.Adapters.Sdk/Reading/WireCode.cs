using DataHub.Core.Identifiers;

namespace DataHub.Adapters.Sdk.Reading;

/// <summary>Codes that several sources share.</summary>
public static class WireCode
{
    /// <summary>GB/T 2261.1: 1 male, 2 female.</summary>
    public static Sex Sex(string code, string field) => code switch
    {
        "1" => Core.Identifiers.Sex.Male,
        "2" => Core.Identifiers.Sex.Female,
        _ => throw DriftException.UnknownCode(field),
    };
}
