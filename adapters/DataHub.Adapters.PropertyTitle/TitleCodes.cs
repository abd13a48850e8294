using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;

namespace DataHub.Adapters.PropertyTitle;

/// <summary>The register's codes; one that the handbook does not list is drift.</summary>
internal static class TitleCodes
{
    public static BuildingUse Use(string code, string field) => code switch
    {
        "10" => BuildingUse.Dwelling,
        "20" => BuildingUse.Commercial,
        "30" => BuildingUse.Office,
        "40" => BuildingUse.Industrial,
        "50" => BuildingUse.ApartmentHotel,
        "90" => BuildingUse.Other,
        _ => throw DriftException.UnknownCode(field),
    };

    public static Ownership Ownership(string code, string field) => code switch
    {
        "1" => Core.Items.Ownership.Sole,
        "2" => Core.Items.Ownership.Joint,
        "3" => Core.Items.Ownership.Shares,
        _ => throw DriftException.UnknownCode(field),
    };

    public static TitleState State(string code, string field) => code switch
    {
        "1" => TitleState.Current,
        "2" => TitleState.Historic,
        "3" => TitleState.Cancelled,
        _ => throw DriftException.UnknownCode(field),
    };

    /// <summary>One code covers both permits of Hong Kong, Macao and Taiwan; only the residence permit is built like a citizen's number.</summary>
    public static IdType? IdType(string code, string idNumber, string field) => code switch
    {
        "1" => Core.Identifiers.IdType.ResidentId,
        "2" => CitizenId.TryRead(idNumber, out _, out _) ? Core.Identifiers.IdType.HmtResidencePermit : Core.Identifiers.IdType.HmtTravelPermit,
        "3" => Core.Identifiers.IdType.Passport,
        "9" => null,
        _ => throw DriftException.UnknownCode(field),
    };
}
