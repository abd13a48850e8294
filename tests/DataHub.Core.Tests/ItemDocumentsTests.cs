using DataHub.Core.Identifiers;
using DataHub.Core.Items;

namespace DataHub.Core.Tests;

public sealed class ItemDocumentsTests
{
    [Theory]
    [InlineData("household-registration", IdType.ResidentId)]
    [InlineData("residence-permit", IdType.ResidentId)]
    [InlineData("preferential-treatment", IdType.ResidentId)]
    [InlineData("social-insurance", IdType.ResidentId, IdType.HmtResidencePermit)]
    public void Four_items_know_these_documents_alone(string item, params IdType[] documents) => ItemDocuments.Of(new(item)).ShouldBe(documents);

    [Theory]
    [InlineData("property-title")]
    [InlineData("presale-contract")]
    [InlineData("rental-filing")]
    [InlineData("enterprise-registration")]
    [InlineData("sole-trader-registration")]
    [InlineData("birth-certificate")]
    [InlineData("marriage-registration")]
    [InlineData("custom-item")]
    public void The_others_know_any(string item) => ItemDocuments.Of(new(item)).ShouldBe(Enum.GetValues<IdType>());
}
