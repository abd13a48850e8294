using System.Text.Json.Serialization;
using DataHub.Core.Json;

namespace DataHub.Verification.Matching;

/// <summary>How two addresses compare.</summary>
[JsonConverter(typeof(KebabEnumConverter<AddressMatch>))]
public enum AddressMatch
{
    SameHome,

    /// <summary>One building; the homes differ, or were not asked for.</summary>
    SameBuilding,

    /// <summary>One community, one road and number, or one village; the buildings differ, or were not asked for.</summary>
    SameCommunity,
    Different,

    /// <summary>Too little is written to tell, or the writings contradict each other about the place.</summary>
    Ambiguous,
}

/// <summary>How fine a comparison has to be.</summary>
[JsonConverter(typeof(KebabEnumConverter<AddressLevel>))]
public enum AddressLevel { Home, Building, Community }
