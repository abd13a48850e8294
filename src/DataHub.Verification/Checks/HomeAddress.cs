using DataHub.Core.Items;

namespace DataHub.Verification.Checks;

/// <summary>Where a home lies, by whatever record speaks of it.</summary>
internal static class HomeAddress
{
    public static string Of(SourceRecord record) => record switch
    {
        PropertyTitleRecord title => title.Address,
        PresaleContractRecord contract => contract.Address,
        RentalFilingRecord rental => rental.Address,
        _ => throw new ArgumentException("the record is of no home", nameof(record)),
    };
}
