using DataHub.Core.Items;

namespace DataHub.Verification.Deciding;

/// <summary>Who a home belongs to: a title's owners with their shares, a presale contract's buyers in equal parts.</summary>
internal static class HomeOwners
{
    public static int Count(SourceRecord home) => home is PropertyTitleRecord title ? title.Owners.Count : ContractOf(home).Buyers.Count;

    public static (string IdNumber, string Name) Of(SourceRecord home, int index) => home is PropertyTitleRecord title
        ? (title.Owners[index].IdNumber, title.Owners[index].Name)
        : (ContractOf(home).Buyers[index].IdNumber, ContractOf(home).Buyers[index].Name);

    public static Fraction ShareOf(SourceRecord home, int index) =>
        home is PropertyTitleRecord title ? title.ShareOf(index) : new Fraction(1, ContractOf(home).Buyers.Count);

    private static PresaleContractRecord ContractOf(SourceRecord home) =>
        home as PresaleContractRecord ?? throw new ArgumentException("neither a title nor a contract", nameof(home));
}
