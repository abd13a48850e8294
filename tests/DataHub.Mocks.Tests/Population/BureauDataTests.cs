using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Population;

/// <summary>The registers answer from any side that the interfaces ask from.</summary>
public sealed class BureauDataTests
{
    private static readonly MadeUpPopulation Bureau = MadeUpPopulation.Create(7, 3_000);

    [Fact]
    public void The_handbooks_child_is_in_the_book_of_its_father()
    {
        var row = Bureau.Household("370102202003120022")!;
        (row.Name, row.HouseholdNumber, row.HeadIdNumber, row.Relation, row.Sex).ShouldBe(("张小雨", "370102004100123", "370102198801051018", "30", "2"));
        Bureau.Household("370102198907262024")!.HouseholdNumber.ShouldBe(row.HouseholdNumber);
        Bureau.Household("370102190001010011").ShouldBeNull();
    }

    [Theory]
    [InlineData("鲁(2019)济南市不动产权第0123456号")]
    [InlineData("鲁（2019）济南市不动产权第 ０１２３４５６ 号")]
    public void A_title_is_found_by_its_number_however_spelled(string number) =>
        Bureau.TitlesByNumber(number).ShouldHaveSingleItem().Owners.Count.ShouldBe(2);

    [Fact]
    public void Both_owners_find_the_title()
    {
        Bureau.TitlesOfOwner("370102198801051018").ShouldBe(Bureau.TitlesOfOwner("370102198907262024"));
        Bureau.TitlesOfOwner("370102202003120022").ShouldBeEmpty();
    }

    [Fact]
    public void A_marriage_is_found_from_one_side_and_from_both()
    {
        const string Man = "370102198801051018", Woman = "370102198907262024";
        Bureau.Marriages(Man, null).ShouldBe(Bureau.Marriages(Man, Woman));
        Bureau.Marriages(null, Woman).ShouldHaveSingleItem();
        Bureau.Marriages(Man, "370102199101011020").ShouldBeEmpty();
        Bureau.Marriages(null, null).ShouldBeEmpty();
    }

    [Fact]
    public void Holder_and_beneficiary_find_the_preferential_treatment() =>
        Bureau.Preferential("370102202003120022").ShouldBe(Bureau.Preferential("370102198801051018"));

    [Fact]
    public void Lis_permit_company_contract_and_insurance_are_the_handbooks()
    {
        const string Li = "370881199003034019";
        Bureau.Permits(Li).ShouldHaveSingleItem().PermitNumber.ShouldBe("370102A00012345");
        Bureau.EnterprisesByCode("91370102MA3C4K5L3X").ShouldBe(Bureau.EnterprisesOfPerson(Li));
        Bureau.ContractsByNumber("YS2024037010200123").ShouldBe(Bureau.ContractsOfBuyer(Li));
        Bureau.Insured(Li)!.Months.ShouldContain(month => month.Month == "202507" && month.Kind == "110");
    }

    [Fact]
    public void Twins_under_one_name_match_twice_and_once_by_certificate_number()
    {
        var family = Bureau.Families.First(family => family.Scenario == "twins-with-certificate-number");
        var mother = family.Guardians.Single(guardian => guardian.Relation == "mother").Person;
        var bornOn = DateOnly.ParseExact(family.Child.IdNumber.AsSpan(6, 8), "yyyyMMdd");
        Bureau.Births(family.Child.Name, bornOn, mother.IdNumber).Count.ShouldBe(2);
        Bureau.BirthByCode(family.Hints.BirthCertificateNumber!)!.BabyName.ShouldBe(family.Child.Name);
    }

    [Fact]
    public void Titles_of_some_villagers_are_not_covered_in_their_county()
    {
        var child = Bureau.Families.First(family => family.Scenario == "titles-not-digitised").Child;
        Bureau.TitlesCovered(Divisions.Linshu, child.IdNumber).ShouldBeFalse();
        Bureau.TitlesCovered(Divisions.Lixia, child.IdNumber).ShouldBeTrue();
        Bureau.TitlesCovered(Divisions.Linshu, "370102198801051018").ShouldBeTrue();
    }
}
