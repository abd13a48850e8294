using DataHub.Adapters.Sdk.Reading;
using DataHub.Core.Families;
using DataHub.Core.Identifiers;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.HouseholdRegistration;

/// <summary>From a row to the canonical record.</summary>
internal static class HouseholdRegistrationMapping
{
    /// <param name="data">One object: a person, <c>{}</c> for none, or <c>HCJG</c> where the name does not match.</param>
    public static PullAnswer Map(Person asked, ReadOnlyMemory<byte> data)
    {
        if (WireJson.IsEmpty(data))
        {
            return PullAnswer.NoRecord();
        }

        if (WireJson.Has(data, "HCJG"u8))
        {
            return PullAnswer.Mismatch("name-differs");
        }

        var row = WireJson.Read(data, HouseholdWire.Default.HouseholdRow, "data");
        var record = Record(row);
        return PersonCheck.Refuse(asked, row.IdNumber, row.Name, "data.GMSFHM") ?? PullAnswer.Found([record]);
    }

    private static HouseholdRecord Record(HouseholdRow row) => new()
    {
        IdNumber = IdDocument.Normalize(IdType.ResidentId, row.IdNumber),
        Name = row.Name,
        Sex = WireCode.Sex(row.Sex, "data.XB"),
        BirthDate = WireDate.Compact(row.BirthDate, "data.CSRQ"),
        Ethnicity = row.Ethnicity.Length == 0 ? null : row.Ethnicity,
        HouseholdNumber = Filled(row.HouseholdNumber, "data.HH"),
        HeadName = row.HeadName,
        HeadIdNumber = IdDocument.Normalize(IdType.ResidentId, row.HeadIdNumber),
        RelationToHead = Filled(row.RelationToHead, "data.YHZGX"),
        Collective = Collective(row),
        Address = row.Address,
        Division = Filled(row.Division, "data.SSXQ"),
        MovedInOn = WireDate.OrNull(row.MovedInOn, "data.HJQRRQ", WireDate.Compact),
        State = row.State switch
        {
            "0" => HouseholdState.Registered,
            "1" => HouseholdState.Cancelled,
            "2" => HouseholdState.Dead,
            _ => throw DriftException.UnknownCode("data.RYZT"),
        },
    };

    /// <summary>Blank is no value: two blank household numbers would be one book.</summary>
    private static string Filled(string value, string field) => string.IsNullOrWhiteSpace(value) ? throw DriftException.Missing(field) : value;

    /// <summary>Either mark makes it one: offices keep the two unevenly.</summary>
    private static bool Collective(HouseholdRow row)
    {
        var byKind = row.Kind switch
        {
            "1" => false,
            "2" => true,
            _ => throw DriftException.UnknownCode("data.HB"),
        };
        var byMark = row.Collective switch
        {
            "0" => false,
            "1" => true,
            _ => throw DriftException.UnknownCode("data.SFJTH"),
        };
        return byKind || byMark;
    }
}
