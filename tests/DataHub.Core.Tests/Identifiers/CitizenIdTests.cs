using CsCheck;
using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class CitizenIdTests
{
    [Theory]
    [InlineData("370102202003120022")]
    [InlineData(" 370102198801051018 ")]
    [InlineData("３７０１０２１９８８０１０５１０１８")]
    [InlineData("11010519491231002x")]
    public void Reads_numbers_as_people_write_them(string text)
    {
        CitizenId.TryParse(text, out var id, out var problems).ShouldBeTrue(problems.ToString());
        CitizenId.TryParse(id.Number, out var again, out _).ShouldBeTrue();
        again.ShouldBe(id);
    }

    [Fact]
    public void Carries_birth_date_sex_and_division()
    {
        CitizenId.TryParse("370102202003120022", out var id, out _);

        id.Number.ShouldBe("370102202003120022");
        id.BirthDate.ShouldBe(new DateOnly(2020, 3, 12));
        id.Sex.ShouldBe(Sex.Female);
        id.Division.ShouldBe("370102");
        id.IsHmtPermit.ShouldBeFalse();
    }

    [Fact]
    public void Upgrades_fifteen_digits()
    {
        CitizenId.TryParse("110105491231002", out var old, out _).ShouldBeTrue();

        old.Number.ShouldBe("11010519491231002X");
    }

    [Theory]
    [InlineData(null, IdProblems.Missing)]
    [InlineData("   ", IdProblems.Missing)]
    [InlineData("37010220200312002", IdProblems.WrongLength)]
    [InlineData("3701022020031200220", IdProblems.WrongLength)]
    [InlineData("37010220200312OO22", IdProblems.WrongCharacter)]
    [InlineData("3701022020031200X2", IdProblems.WrongCharacter)]
    [InlineData("370102202003120023", IdProblems.WrongCheckDigit)]
    public void Refuses_what_is_no_number(string? text, IdProblems expected)
    {
        CitizenId.TryParse(text, out _, out var problems).ShouldBeFalse();
        problems.ShouldBe(expected);
        CitizenId.TryRead(text, out _, out var read).ShouldBeFalse();
        read.ShouldBe(expected);
    }

    [Theory]
    [InlineData("37010220200230002", IdProblems.ImpossibleBirthDate)]
    [InlineData("37010219000229002", IdProblems.ImpossibleBirthDate)]
    [InlineData("99999920200312002", IdProblems.UnknownDivision)]
    [InlineData("99999920201312002", IdProblems.UnknownDivision | IdProblems.ImpossibleBirthDate)]
    public void What_never_existed_is_an_error_on_input_and_a_warning_from_a_source(string body, IdProblems expected)
    {
        var number = Numbers.WithCheckDigit(body);

        CitizenId.TryParse(number, out _, out var problems).ShouldBeFalse();
        problems.ShouldBe(expected);
        CitizenId.TryRead(number, out var id, out var warnings).ShouldBeTrue();
        warnings.ShouldBe(expected);
        id.Number.ShouldBe(number);
    }

    [Fact]
    public void Numbers_of_abolished_divisions_stay_valid() =>
        CitizenId.TryParse(Numbers.WithCheckDigit("37012119800101001"), out _, out _).ShouldBeTrue();

    [Fact]
    public void Every_number_reads_back_as_it_was_made() =>
        Numbers.Citizen.Sample(number =>
        {
            CitizenId.TryParse(number, out var id, out var problems).ShouldBeTrue(problems.ToString());
            id.Number.ShouldBe(number);
            id.BirthDate!.Value.ToString("yyyyMMdd").ShouldBe(number[6..14]);
        });

    [Fact]
    public void No_single_wrong_digit_passes_the_check() =>
        Gen.Select(Numbers.Citizen, Gen.Int[0, 17], Gen.Int[1, 9]).Sample((number, at, shift) =>
        {
            var digit = number[at] == 'X' ? 10 : number[at] - '0';
            var wrong = string.Concat(number.AsSpan(0, at), ((digit + shift) % 10).ToString(), number.AsSpan(at + 1));
            (wrong != number && CitizenId.TryRead(wrong, out _, out _)).ShouldBeFalse();
        });

    [Fact]
    public void No_text_throws_and_none_is_quoted() =>
        Gen.String.Sample(text =>
        {
            CitizenId.TryRead(text, out var id, out _);
            id.ToString().ShouldBe("CitizenId");
        });
}
