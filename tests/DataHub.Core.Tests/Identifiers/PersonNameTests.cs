using System.Text;
using CsCheck;
using DataHub.Core.Identifiers;

namespace DataHub.Core.Tests.Identifiers;

public sealed class PersonNameTests
{
    private static readonly Gen<string> Name =
        Gen.OneOf(Gen.Int[0x4E00, 0x9FA5], Gen.OneOf<int>('國', '国', '·', 'A', 'é', '\u0301', '礼', '\uE000', 0x20BB7)).Array[0, 6]
            .Select(codes => string.Concat(codes.Select(c => char.ConvertFromUtf32(c))));

    [Theory]
    [InlineData("张伟", "张伟", NameMatch.Same)]
    [InlineData("张伟", " 张　伟 ", NameMatch.Same)]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉•买买提", NameMatch.Same)]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉．买买提", NameMatch.Same)]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉.买买提", NameMatch.Same)]
    [InlineData("阿卜杜拉·买买提", "阿卜杜拉买买提", NameMatch.Same)]
    [InlineData("ＪＯＨＮ", "JOHN", NameMatch.Same)]
    [InlineData("José", "Jose\u0301", NameMatch.Same)]
    [InlineData("Nguyễn", "Nguye\u0302\u0303n", NameMatch.Same)]
    [InlineData("ạ\u0302", "a\u0302\u0323", NameMatch.Same)]
    [InlineData("李\uFA18", "李礼", NameMatch.Same)]
    [InlineData("王\U0002F8A6", "王慈", NameMatch.Same)]
    [InlineData("王建国", "王建國", NameMatch.Variant)]
    [InlineData("刘峰", "劉峯", NameMatch.Variant)]
    [InlineData("王喆", "王哲", NameMatch.Different)]
    [InlineData("王\uE863", "王伟", NameMatch.Unreadable)]
    [InlineData("王\uE863", "王\uE863", NameMatch.Unreadable)]
    [InlineData("王\U000F0000", "王伟", NameMatch.Unreadable)]
    [InlineData("王\uFFFD", "王伟", NameMatch.Unreadable)]
    [InlineData("\U00020BB7田", "吉田", NameMatch.Different)]
    [InlineData("张伟", "张伟伟", NameMatch.Different)]
    [InlineData("张伟", "李伟", NameMatch.Different)]
    [InlineData("", "", NameMatch.Different)]
    [InlineData("·", "·", NameMatch.Different)]
    public void Compares_names_as_sources_write_them(string a, string b, NameMatch expected)
    {
        PersonName.Compare(a, b).ShouldBe(expected);
        PersonName.Compare(b, a).ShouldBe(expected);
    }

    [Fact]
    public void A_missing_name_equals_none() => PersonName.Compare(null, "张伟").ShouldBe(NameMatch.Different);

    [Fact]
    public void A_name_longer_than_the_stack_buffer_compares_too() =>
        PersonName.Compare(new string('阿', 500) + "國", new string('阿', 500) + "国").ShouldBe(NameMatch.Variant);

    [Fact]
    public void Comparison_is_symmetric() =>
        Gen.Select(Name, Name).Sample((a, b) => PersonName.Compare(a, b).ShouldBe(PersonName.Compare(b, a)));

    [Fact]
    public void A_readable_name_is_its_own_however_it_is_spaced() =>
        Name.Where(n => n.Any(c => c is not ('·' or '\uE000')) && !n.Contains('\uE000')).Sample(name =>
        {
            PersonName.Compare(name, name).ShouldBe(NameMatch.Same);
            var spaced = string.Join("\u3000", name.EnumerateRunes());
            PersonName.Compare(name, spaced).ShouldBe(NameMatch.Same);
        });

    [Fact]
    public void No_text_throws() => Gen.Select(Gen.String, Gen.String).Sample((a, b) => PersonName.Compare(a, b));
}
