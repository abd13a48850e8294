using CsCheck;
using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class IdDocumentTests
{
    private static readonly string Hmt = Numbers.WithCheckDigit("81000019900101123");

    [Fact]
    public void Fifteen_digits_equal_their_upgrade() =>
        new IdDocument(IdType.ResidentId, " １１０１０５４９１２３１００２").ShouldBe(new IdDocument(IdType.ResidentId, "11010519491231002x"));

    [Fact]
    public void The_same_number_of_another_document_is_not_equal() =>
        new IdDocument(IdType.Passport, "E12345678").ShouldNotBe(new IdDocument(IdType.HmtTravelPermit, "E12345678"));

    [Fact]
    public void Permits_of_hong_kong_macao_and_taiwan_residents_carry_birth_date_and_sex()
    {
        var permit = new IdDocument(IdType.HmtResidencePermit, Hmt);

        permit.Validate().ShouldBe(IdProblems.None);
        permit.BirthDate.ShouldBe(new DateOnly(1990, 1, 1));
        permit.Sex.ShouldBe(Sex.Male);
        new IdDocument(IdType.Passport, Hmt).BirthDate.ShouldBeNull();
    }

    [Theory]
    [InlineData(IdType.ResidentId, "370102202003120023", IdProblems.WrongCheckDigit)]
    [InlineData(IdType.ResidentId, "", IdProblems.Missing)]
    [InlineData(IdType.HmtResidencePermit, "370102202003120022", IdProblems.WrongDocument)]
    [InlineData(IdType.Passport, "e1234 5678", IdProblems.WrongCharacter)]
    [InlineData(IdType.Passport, "E12", IdProblems.WrongLength)]
    [InlineData(IdType.Passport, "e12345678", IdProblems.None)]
    [InlineData(IdType.HmtTravelPermit, "H1234567890", IdProblems.None)]
    [InlineData(IdType.HmtTravelPermit, "12345678", IdProblems.None)]
    [InlineData(IdType.HmtTravelPermit, "H123", IdProblems.WrongLength)]
    [InlineData(IdType.HmtTravelPermit, "Z12345678", IdProblems.WrongCharacter)]
    [InlineData(IdType.ForeignPermanentResidence, "USA310075121201", IdProblems.None)]
    [InlineData(IdType.ForeignPermanentResidence, "370102202003120022", IdProblems.WrongDocument)]
    [InlineData(IdType.ForeignPermanentResidence, "USA31007512120", IdProblems.WrongLength)]
    public void Says_what_is_wrong(IdType type, string number, IdProblems expected) => new IdDocument(type, number).Validate().ShouldBe(expected);

    [Fact]
    public void A_permit_given_as_a_resident_id_is_the_wrong_document() =>
        new IdDocument(IdType.ResidentId, Hmt).Validate().ShouldBe(IdProblems.WrongDocument);

    [Fact]
    public void A_number_longer_than_any_document_is_refused() =>
        new IdDocument(IdType.ResidentId, new string('1', 400)).Validate().ShouldBe(IdProblems.WrongLength);

    [Theory]
    [InlineData("110105491231002", "11010519491231002X", true)]
    [InlineData("11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", true)]
    [InlineData(" 370102202003120022", "370102202003120022", true)]
    [InlineData("370102202003120022", "370102202003120023", false)]
    [InlineData("110105491231003", "11010519491231002X", false)]
    [InlineData("", "", false)]
    [InlineData(" ", " ", false)]
    [InlineData(null, null, false)]
    public void Numbers_of_records_compare_as_written(string? a, string? b, bool same)
    {
        IdDocument.SameNumber(a, b).ShouldBe(same);
        IdDocument.SameNumber(b, a).ShouldBe(same);
    }

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Gen.Select(Gen.Enum<IdType>(), Gen.OneOf(Gen.String, Numbers.Citizen)).Sample((type, text) =>
        {
            var once = IdDocument.Normalize(type, text);
            IdDocument.Normalize(type, once).ShouldBe(once);
            new IdDocument(type, text).Validate();
        });

    [Fact]
    public void Problems_have_wire_codes() =>
        (IdProblems.WrongCheckDigit | IdProblems.UnknownDivision).Codes().ShouldBe(["wrong-check-digit", "unknown-division"]);
}
