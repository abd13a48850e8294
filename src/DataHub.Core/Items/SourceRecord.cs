using System.Text.Json.Serialization;
using DataHub.Core.Items.Declared;

namespace DataHub.Core.Items;

/// <summary>
/// The canonical form of one row of an answer: what every source of an item is mapped to, whatever its wire looks like.
/// Derived from the raw answer and derivable again.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$item")]
[JsonDerivedType(typeof(HouseholdRecord), "household-registration")]
[JsonDerivedType(typeof(ResidencePermitRecord), "residence-permit")]
[JsonDerivedType(typeof(PropertyTitleRecord), "property-title")]
[JsonDerivedType(typeof(PresaleContractRecord), "presale-contract")]
[JsonDerivedType(typeof(RentalFilingRecord), "rental-filing")]
[JsonDerivedType(typeof(SocialInsuranceRecord), "social-insurance")]
[JsonDerivedType(typeof(EnterpriseRecord), "enterprise-registration")]
[JsonDerivedType(typeof(SoleTraderRecord), "sole-trader-registration")]
[JsonDerivedType(typeof(BirthCertificateRecord), "birth-certificate")]
[JsonDerivedType(typeof(MarriageRecord), "marriage-registration")]
[JsonDerivedType(typeof(PreferentialRecord), "preferential-treatment")]
[JsonDerivedType(typeof(DeclaredRecord), "declared")]
public abstract record SourceRecord
{
    /// <summary>Only the kind: a record's content is personal data and must not reach a log by accident.</summary>
    public sealed override string ToString() => GetType().Name;
}
