using CsCheck;
using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class CodeTests
{
    // Registered bodies, as the public register prints them.
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("911101085923662400")]
    [InlineData(" 91110000600037341l")]
    [InlineData("９１３５０１００Ｍ０００１００Ｙ４３")]
    public void Reads_credit_codes(string text)
    {
        CreditCode.TryParse(text, out var code, out var problems).ShouldBeTrue();
        problems.ShouldBe(IdProblems.None);
        code.HasValidCheck.ShouldBeTrue();
        code.Value.Length.ShouldBe(18);
    }

    [Fact]
    public void Parts_of_a_credit_code()
    {
        CreditCode.TryParse("91350100M000100Y43", out var code, out _);

        code.Division.ShouldBe("350100");
        code.Organization.Value.ShouldBe("M000100Y4");
        code.Organization.HasValidCheck.ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_check_character_is_a_warning()
    {
        CreditCode.TryParse("91350100M000100Y44", out var code, out var problems).ShouldBeTrue();

        code.HasValidCheck.ShouldBeFalse();
        problems.ShouldBe(IdProblems.WrongCheckDigit);
        CreditCode.Same("91350100m000100y44", code.Value).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, IdProblems.Missing)]
    [InlineData("91350100M000100Y4", IdProblems.WrongLength)]
    [InlineData("91350100M000100I43", IdProblems.WrongCharacter)]
    [InlineData("9135010OM000100Y43", IdProblems.WrongCharacter)]
    public void Refuses_what_is_no_credit_code(string? text, IdProblems expected)
    {
        CreditCode.TryParse(text, out _, out var problems).ShouldBeFalse();
        problems.ShouldBe(expected);
    }

    [Theory]
    [InlineData("70000000-X", false)]
    [InlineData("M000100Y-4", true)]
    [InlineData("d2143569x", true)]
    public void Organisation_codes_have_a_check_of_their_own(string text, bool sound)
    {
        OrganizationCode.TryParse(text, out var code, out _).ShouldBeTrue();
        code.HasValidCheck.ShouldBe(sound);
    }

    [Theory]
    [InlineData("370102004003GB00012F00030023", false)]
    [InlineData("370102 004003 gb00012 f00030023", false)]
    [InlineData("370102000000GB00012F00030023", true)]
    public void Reads_unit_numbers(string text, bool isVirtual)
    {
        UnitNumber.TryParse(text, out var unit, out _).ShouldBeTrue();
        unit.IsVirtual.ShouldBe(isVirtual);
        unit.Division.ShouldBe("370102");
        UnitNumber.SameUnit(text, unit.Value).ShouldBe(!isVirtual);
    }

    [Theory]
    [InlineData("370102004003GB00012F0003002")]
    [InlineData("37010200400AGB00012F00030023")]
    [InlineData("370102004003GB00012F0003-023")]
    public void Refuses_what_is_no_unit_number(string text)
    {
        UnitNumber.TryParse(text, out _, out _).ShouldBeFalse();
        UnitNumber.SameUnit(text, text).ShouldBeFalse();
    }

    [Theory]
    [InlineData("t370012345", true)]
    [InlineData("Ｔ３７００１２３４５", true)]
    [InlineData("1370012345", false)]
    [InlineData("T37001234", false)]
    [InlineData("T37001234X", false)]
    public void Birth_codes_are_a_letter_and_nine_digits(string text, bool valid)
    {
        BirthCode.TryParse(text, out var code, out _).ShouldBe(valid);
        code.Value.ShouldBe(valid ? "T370012345" : "");
    }

    [Fact]
    public void No_text_throws() =>
        Gen.String.Sample(text =>
        {
            CreditCode.TryParse(text, out _, out _);
            OrganizationCode.TryParse(text, out _, out _);
            UnitNumber.TryParse(text, out _, out _);
            BirthCode.TryParse(text, out _, out _);
            TitleNumber.TryParse(text, out _, out _);
        });
}
