namespace DataHub.Verification.Matching;

internal ref partial struct AddressReader
{
    /// <summary>The text up to the first digit: names.</summary>
    private readonly ReadOnlySpan<char> Lead()
    {
        var digit = Rest.IndexOfAnyInRange('0', '9');
        return digit < 0 ? Rest : Rest[..digit];
    }

    private TextPart Take(int length)
    {
        var part = new TextPart((byte)_at, (byte)length);
        _at += length;
        return part;
    }

    private void Skip(string word)
    {
        if (Rest.StartsWith(word))
        {
            _at += word.Length;
        }
    }

    private static bool IsRoadSuffix(char c) => c is '路' or '街' or '道' or '巷' or '弄' or '线' or '同';

    private static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    /// <summary>The 号 of a house, not of 号楼; 弄 numbers houses alike.</summary>
    private static bool IsHouseNumber(ReadOnlySpan<char> after) =>
        after is ['号', ..] and not ['号', '楼', ..] and not ['号', '单', '元', ..] || after is ['弄', ..];

    private static bool IsDoorSuffix(ReadOnlySpan<char> after) =>
        after is ['#' or '幢' or '栋' or '座' or '楼' or '层' or '室' or '户' or '房' or '门', ..] or ['号', '楼', ..] or ['单', '元', ..];

    private static int GroupSuffix(ReadOnlySpan<char> after) =>
        after.StartsWith("村民小组") ? 4
        : after.StartsWith("小组") ? 2
        : after is ['组' or '队', ..] ? 1
        : 0;

    /// <summary>3组 or 12号 behind a village's name, but not 12号楼.</summary>
    private static bool IsGroupOrHouse(ReadOnlySpan<char> after)
    {
        after = after is ['第', ..] ? after[1..] : after;
        return Digits(after) is > 0 and var n && (GroupSuffix(after[n..]) > 0 || IsHouseNumber(after[n..]));
    }

    /// <summary>A road and a number behind a village's name: 流海村科创路77号.</summary>
    private static bool StartsRoad(ReadOnlySpan<char> after)
    {
        var digit = after.IndexOfAnyInRange('0', '9');
        return digit >= 2 && IsRoadSuffix(after[digit - 1]);
    }
}
