using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;
using DataHub.Verification.Deciding;
using DataHub.Verification.Tests.Arranging;

namespace DataHub.Verification.Tests.Checks;

public sealed class ParentageBirthCertificateTests
{
    private const int Father = 1;
    private const int Mother = 2;

    [Theory]
    [InlineData(Father, "guardian-1")]
    [InlineData(Mother, "guardian-2")]
    public void The_id_number_names_father_or_mother(int guardian, string person)
    {
        var result = Judge(Others.BirthCertificate, guardian);

        result.ShouldSay(CheckOutcome.Pass, "parentage-on-certificate");
        result.Value("person").ShouldBe(person);
    }

    [Theory]
    [InlineData(CertificateState.Replaced, "replaced")]
    [InlineData(CertificateState.Void, "void")]
    public void One_that_is_not_valid_is_no_evidence(CertificateState state, string told)
    {
        var result = Judge(Others.BirthCertificate with { State = state }, Mother);

        result.ShouldSay(CheckOutcome.Absent, "birth-certificate-not-valid");
        result.Value("state").ShouldBe(told);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_empty_father_is_absent_for_him_and_nothing_to_the_mother(string? empty)
    {
        var certificate = Others.BirthCertificate with { FatherName = empty, FatherIdNumber = empty };

        Judge(certificate, Father).ShouldSay(CheckOutcome.Absent, "birth-certificate-without-father");
        Judge(certificate, Mother).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Theory]
    [InlineData("张伟", CheckOutcome.Review, "birth-certificate-name-alone")]
    [InlineData("張偉", CheckOutcome.Review, "birth-certificate-name-alone")] // variants of the same characters
    [InlineData("王强", CheckOutcome.Fail, "birth-certificate-names-another")]
    public void A_name_alone_is_for_a_person_to_see(string name, CheckOutcome outcome, string reason) =>
        Judge(Others.BirthCertificate with { FatherName = name, FatherIdNumber = null }, Father).ShouldSay(outcome, reason);

    [Theory]
    [InlineData("张伟", CheckOutcome.Pass, "parentage-on-certificate")]
    [InlineData("王强", CheckOutcome.Review, "birth-certificate-name-differs")]
    [InlineData("張偉", CheckOutcome.Review, "birth-certificate-name-differs")]
    [InlineData(null, CheckOutcome.Review, "birth-certificate-name-differs")]
    public void The_right_number_under_another_name_is_for_a_person_to_see(string? name, CheckOutcome outcome, string reason) =>
        Judge(Others.BirthCertificate with { FatherName = name }, Father).ShouldSay(outcome, reason);

    [Fact]
    public void Another_number_contradicts_even_under_the_same_name()
    {
        Judge(Others.BirthCertificate with { MotherIdNumber = "370102198907262040" }, Mother).ShouldSay(CheckOutcome.Fail, "birth-certificate-names-another");
        Judge(Others.BirthCertificate with { FatherIdNumber = Some.Grandfather.IdNumber }, Father).ShouldSay(CheckOutcome.Fail, "birth-certificate-names-another");
    }

    [Fact]
    public void A_father_is_not_shown_by_standing_in_the_mothers_place() =>
        Judge(Others.BirthCertificate with { MotherName = Some.Father.Name, MotherIdNumber = Some.Father.IdNumber, FatherIdNumber = Some.Mother.IdNumber }, Father)
            .ShouldSay(CheckOutcome.Fail, "birth-certificate-names-another");

    private static CheckResult Judge(BirthCertificateRecord certificate, int guardian)
    {
        var known = new Known(Some.Family).Record(ItemId.BirthCertificate, Known.Child, certificate);
        return ParentageBirthCertificate.Declaration.Judge("{}", known, known.Candidate(DataItem.Birth, certificate, Known.Child, guardian: guardian));
    }
}
