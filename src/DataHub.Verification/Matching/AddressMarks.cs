namespace DataHub.Verification.Matching;

/// <summary>The characters and words by which an address tells its parts apart.</summary>
internal static class AddressMarks
{
    public static bool IsRoadSuffix(char c) => c is '路' or '街' or '道' or '巷' or '弄' or '线' or '同';

    public static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    /// <summary>The 号 of a house, not of 号楼; 弄 numbers houses alike.</summary>
    public static bool IsHouseNumber(ReadOnlySpan<char> after) =>
        after is ['号', ..] and not ['号', '楼', ..] and not ['号', '单', '元', ..] || after is ['弄', ..];

    public static bool IsDoorSuffix(ReadOnlySpan<char> after) =>
        after is ['#' or '幢' or '栋' or '座' or '楼' or '层' or '室' or '户' or '房' or '门', ..] or ['号', '楼', ..] or ['单', '元', ..];

    public static int GroupSuffix(ReadOnlySpan<char> after) =>
        after.StartsWith("村民小组") ? 4
        : after.StartsWith("小组") ? 2
        : after is ['组' or '队', ..] ? 1
        : 0;

    /// <summary>3组 or 12号 behind a village's name, but not 12号楼.</summary>
    public static bool IsGroupOrHouse(ReadOnlySpan<char> after)
    {
        after = after is ['第', ..] ? after[1..] : after;
        return Digits(after) is > 0 and var n && (GroupSuffix(after[n..]) > 0 || IsHouseNumber(after[n..]));
    }

    /// <summary>A road and a number behind a village's name: 流海村科创路77号.</summary>
    public static bool StartsRoad(ReadOnlySpan<char> after)
    {
        var digit = after.IndexOfAnyInRange('0', '9');
        return digit >= 2 && IsRoadSuffix(after[digit - 1]);
    }

    /// <summary>What follows the A of A座 and of A3号楼.</summary>
    public static bool IsMarkedDoor(ReadOnlySpan<char> after) =>
        after is ['座' or '栋' or '幢' or '#', ..] or ['号', '楼', ..] or ['单', '元', ..] || (Digits(after) is > 0 and var n && IsDoorSuffix(after[n..]));
}
