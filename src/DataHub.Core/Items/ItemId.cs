using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Core.Items;

/// <summary>Id of a data item: one of the eleven of the interface handbook, or a custom one that an integrator declares.</summary>
[JsonConverter(typeof(ItemIdConverter))]
public readonly record struct ItemId(string Value)
{
    public static readonly ItemId HouseholdRegistration = new("household-registration");
    public static readonly ItemId ResidencePermit = new("residence-permit");
    public static readonly ItemId PropertyTitle = new("property-title");
    public static readonly ItemId PresaleContract = new("presale-contract");
    public static readonly ItemId RentalFiling = new("rental-filing");
    public static readonly ItemId SocialInsurance = new("social-insurance");
    public static readonly ItemId EnterpriseRegistration = new("enterprise-registration");
    public static readonly ItemId SoleTraderRegistration = new("sole-trader-registration");
    public static readonly ItemId BirthCertificate = new("birth-certificate");
    public static readonly ItemId MarriageRegistration = new("marriage-registration");
    public static readonly ItemId PreferentialTreatment = new("preferential-treatment");

    /// <summary>The eleven, in the handbook's order.</summary>
    public static IReadOnlyList<ItemId> Handbook { get; } =
    [
        HouseholdRegistration, ResidencePermit, PropertyTitle, PresaleContract, RentalFiling, SocialInsurance,
        EnterpriseRegistration, SoleTraderRegistration, BirthCertificate, MarriageRegistration, PreferentialTreatment,
    ];

    public override string ToString() => Value;

    internal sealed class ItemIdConverter : JsonConverter<ItemId>
    {
        public override ItemId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("an item id is a string"));

        public override void Write(Utf8JsonWriter writer, ItemId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

        public override ItemId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, ItemId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
