namespace DataHub.Demo.Showing;

/// <summary>Ids in the words that people use, Chinese first.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["zero-proof"] = "零证明",
        ["proof-given"] = "已补证",
        ["pending"] = "待数据",
        ["review"] = "人工复核",
        ["paper-required"] = "需补材料",
        ["not-met"] = "不符合",
        ["property-and-household"] = "有房产有户籍",
        ["household-only"] = "有户籍没房产",
        ["property-only"] = "有房产没户籍",
        ["migrant-worker"] = "外来务工",
        ["preferential"] = "优抚对象",
        ["none"] = "无匹配类别",
        ["household-book"] = "户口簿",
        ["property-certificate"] = "不动产权证",
        ["purchase-contract"] = "购房合同",
        ["rental-certificate"] = "租赁备案证明",
        ["residence-permit"] = "居住证",
        ["insurance-statement"] = "社保缴费证明",
        ["company-licence"] = "企业营业执照",
        ["sole-trader-licence"] = "个体工商户执照",
        ["birth-certificate"] = "出生医学证明",
        ["marriage-certificate"] = "结婚证",
        ["preferential-certificate"] = "优抚证件",
    };

    /// <summary><c>零证明 zero-proof</c>; the id alone where there is no other word.</summary>
    public static string Both(string id) => Chinese.TryGetValue(id, out var zh) ? $"{zh} {id}" : id;

    /// <summary>The same on two lines, for narrow columns.</summary>
    public static string Lines(string id) => Chinese.TryGetValue(id, out var zh) ? $"{zh}\n{id}" : id;

    public static string Colour(string outcome) => outcome switch
    {
        "zero-proof" or "proof-given" => "green",
        "pending" or "review" => "yellow",
        "paper-required" => "darkorange",
        _ => "red",
    };
}
