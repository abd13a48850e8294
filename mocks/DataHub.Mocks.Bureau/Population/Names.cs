namespace DataHub.Mocks.Bureau.Population;

/// <summary>Names as registers hold them: common and compound surnames, rare characters up to the supplementary planes, names with an interpunct.</summary>
internal static class Names
{
    private static readonly string[] Compound = ["欧阳", "上官", "诸葛", "司马", "皇甫", "尉迟"];
    private static readonly string[] Surnames =
        [.. "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文".Select(c => c.ToString()),
         .. Compound];
    private static readonly string[] Boys =
        ["伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "超", "鹏", "浩然", "子轩", "宇航", "一鸣", "俊熙", "梓豪", "明哲", "嘉懿", "奕辰", "沐阳", "皓轩", "博文", "国栋", "建国", "志强", "文昊", "泽宇", "思远", "瑞霖", "景行"];
    private static readonly string[] Girls =
        ["芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "雪", "婷", "子涵", "欣怡", "梓萱", "诗涵", "雨桐", "可馨", "语嫣", "若曦", "思彤", "佳怡", "一诺", "沐瑶", "晓雯", "秀英", "桂兰", "雅琪", "梦洁", "书瑶", "安然", "清妍"];
    /// <summary>䶮 and 㛃 are in extension A; the last ones are in B, C and D, so two UTF-16 units each.</summary>
    private static readonly string[] Rare = ["喆", "堃", "玥彤", "翀", "䶮", "㛃", "\U00023CD7", "\U00020BB7", "\U0002A7DD", "\U0002B74F"];
    private static readonly string[] UyghurMen = ["买买提", "吐尔逊", "艾合买提", "阿卜杜拉", "库尔班", "依明", "卡德尔", "玉素甫"];
    private static readonly string[] UyghurWomen = ["阿依努尔", "古丽", "热依罕", "帕提古丽", "迪丽努尔", "米热班"];

    public static string Surname(Dice dice) => dice.Pick(Surnames);

    public static bool IsCompound(string surname) => Compound.Contains(surname);

    public static string Given(bool male, Dice dice) => dice.Chance(4) ? dice.Pick(Rare) : dice.Pick(male ? Boys : Girls);

    public static string Uyghur(bool male, Dice dice) => dice.Pick(male ? UyghurMen : UyghurWomen);
}
