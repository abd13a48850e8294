using DataHub.Mocks.Bureau.Population;

namespace DataHub.Mocks.Tests.Population;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("11010519491231002X")] // GB 11643's own examples
    [InlineData("440524188001010014")]
    public void Resident_ids_have_the_check_digit_of_the_standard(string example) =>
        Numbers.ResidentCheck(example[..17]).ShouldBe(example[17]);

    [Theory]
    [InlineData("91350100M000100Y43")] // GB 32100's own example
    [InlineData("91110000100000001A", false)]
    public void Credit_codes_have_the_check_digit_of_the_standard(string code, bool valid = true) =>
        (Numbers.CreditCheck(code[..17]) == code[17]).ShouldBe(valid);

    [Fact]
    public void A_credit_code_is_built_from_kind_division_and_organisation() =>
        Numbers.CreditCode("91", "350100", "M000100Y").ShouldBe("91350100M000100Y43");

    [Fact]
    public void A_pilot_code_breaks_its_check_digit_only()
    {
        var code = Numbers.CreditCode("91", "370102", "MA3C4K5L");
        var pilot = Numbers.PilotCode(code);
        pilot[..17].ShouldBe(code[..17]);
        pilot[17].ShouldNotBe(code[17]);
    }

    [Fact]
    public void First_generation_numbers_leave_out_century_and_check_digit() =>
        Numbers.FirstGeneration("370102195403121213").ShouldBe("370102540312121");
}
