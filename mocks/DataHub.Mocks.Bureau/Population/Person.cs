namespace DataHub.Mocks.Bureau.Population;

/// <summary>Id types as the hub's API names them.</summary>
public static class IdTypes
{
    public const string ResidentId = "resident-id";
    public const string HmtResidencePermit = "hmt-residence-permit";
    public const string Passport = "passport";
    public const string HmtTravelPermit = "hmt-travel-permit";
}

internal sealed record Person(string Name, bool Male, DateOnly BornOn, string IdType, string IdNumber)
{
    public string Sex => Male ? "1" : "2";

    /// <summary>As property titles code it.</summary>
    public string TitleIdType => IdType switch
    {
        IdTypes.ResidentId => "1",
        IdTypes.HmtResidencePermit or IdTypes.HmtTravelPermit => "2",
        IdTypes.Passport => "3",
        _ => "9",
    };

    public bool InHouseholdRegister => IdType == IdTypes.ResidentId;
}
