using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class TitleNumberTests
{
    [Theory]
    [InlineData("鲁(2019)济南市不动产权第0123456号")]
    [InlineData("鲁（2019）济南市不动产权第0123456号")]
    [InlineData("鲁〔２０１９〕济南市不动产权第０１２３４５６号")]
    [InlineData(" 鲁 (2019) 济南市 不动产权 第 0123456 号 ")]
    [InlineData("鲁(2019)济南市不动产权第123456号")]
    [InlineData("鲁(2019)济南市不动产权第00123456号")]
    [InlineData("鲁(2019)济南市不动产权0123456")]
    public void All_spellings_are_one_title(string text)
    {
        TitleNumber.TryParse(text, out var title, out _).ShouldBeTrue();
        title.Value.ShouldBe("鲁(2019)济南市不动产权第0123456号");
        title.IsCancelled.ShouldBeFalse();
        TitleNumber.TryParse(title.Value, out var again, out _).ShouldBeTrue();
        again.ShouldBe(title);
    }

    [Theory]
    [InlineData("鲁(2019)济南市不动产权第0123456号(销)")]
    [InlineData("鲁（2019）济南市不动产权第0123456号（销）2")]
    [InlineData("鲁(2019)济南市不动产权第0123456号 (销) ２")]
    public void The_suffix_marks_a_cancelled_title(string text)
    {
        TitleNumber.TryParse(text, out var title, out _).ShouldBeTrue();
        title.IsCancelled.ShouldBeTrue();
        TitleNumber.Same(text, "鲁(2019)济南市不动产权第0123456号").ShouldBeTrue();
    }

    [Theory]
    [InlineData("济房权证历字第012345号", "济房权证历字第12345号", true)]
    [InlineData("济房权证历字第012345号", "济房权证中字第012345号", false)]
    [InlineData("鲁(2019)济南市不动产权第0123456号", "鲁(2020)济南市不动产权第0123456号", false)]
    [InlineData("鲁(2019)济南市不动产权第0123456号", "鲁(2019)济南市不动产权第0123457号", false)]
    [InlineData("鲁(2019)济南市不动产权第12345678号", "鲁(2019)济南市不动产权第2345678号", false)]
    [InlineData("无", "无", false)]
    [InlineData(null, null, false)]
    public void Titles_are_one_when_prefix_and_serial_are(string? a, string? b, bool same) => TitleNumber.Same(a, b).ShouldBe(same);

    [Theory]
    [InlineData("", IdProblems.Missing)]
    [InlineData("0123456", IdProblems.WrongCharacter)]
    [InlineData("鲁(2019)济南市不动产权第号", IdProblems.WrongCharacter)]
    public void Refuses_what_is_no_title_number(string text, IdProblems expected)
    {
        TitleNumber.TryParse(text, out _, out var problems).ShouldBeFalse();
        problems.ShouldBe(expected);
    }
}
