using DataHub.Contracts.Sources;
using DataHub.Contracts.Verifications;

namespace DataHub.Host.Console.Words;

/// <summary>Codes of the API as operators say them, with the tone that a badge takes.</summary>
internal static class Terms
{
    private static readonly Dictionary<string, (string Zh, string En, string Tone)> Known = new(StringComparer.Ordinal)
    {
        [Outcomes.ZeroProof] = ("零证明", "Zero proof", "good"),
        [Outcomes.ProofGiven] = ("已补证", "Proof given", "good"),
        [Outcomes.Pending] = ("等待数据", "Pending", "wait"),
        [Outcomes.Review] = ("人工复核", "Review", "warn"),
        [Outcomes.PaperRequired] = ("需补材料", "Paper required", "warn"),
        [Outcomes.NotMet] = ("不符合", "Not met", "bad"),

        [SourceStates.Good] = ("正常", "Good", "good"),
        [SourceStates.Degraded] = ("较慢", "Degraded", "warn"),
        [SourceStates.Down] = ("中断", "Down", "bad"),
        [SourceStates.Maintenance] = ("维护中", "Maintenance", "wait"),

        ["closed"] = ("闭合", "Closed", "good"),
        ["half-open"] = ("试探", "Half open", "warn"),
        ["open"] = ("断开", "Open", "bad"),

        ["due"] = ("待查询", "Due", "wait"),
        ["waiting"] = ("等待结果", "Waiting", "wait"),
        ["record"] = ("有记录", "Record", "good"),
        ["no-record"] = ("无记录", "No record", "plain"),
        ["not-covered"] = ("未覆盖", "Not covered", "plain"),
        ["mismatch"] = ("信息不一致", "Mismatch", "warn"),
        ["failed"] = ("失败", "Failed", "bad"),
        ["discarded"] = ("已放弃", "Discarded", "plain"),

        ["transient"] = ("临时故障", "Transient", "wait"),
        ["throttled"] = ("限流", "Throttled", "wait"),
        ["outage"] = ("停机", "Outage", "wait"),
        ["authorisation"] = ("授权", "Authorisation", "bad"),
        ["configuration"] = ("配置", "Configuration", "bad"),
        ["rejected"] = ("拒绝", "Rejected", "bad"),
        ["drift"] = ("接口变化", "Drift", "bad"),
        ["integrity"] = ("完整性", "Integrity", "bad"),

        ["verified"] = ("已核实", "Verified", "good"),
        ["attested"] = ("窗口已核", "Attested", "good"),
        ["contradicted"] = ("数据相反", "Contradicted", "bad"),
        ["not-needed"] = ("无需", "Not needed", "plain"),

        ["pass"] = ("通过", "Pass", "good"),
        ["fail"] = ("未通过", "Fail", "bad"),
        ["absent"] = ("无数据", "Absent", "plain"),
        ["unavailable"] = ("暂不可用", "Unavailable", "wait"),

        ["running"] = ("进行中", "Running", "wait"),
        ["paused"] = ("已暂停", "Paused", "warn"),
        ["stopped"] = ("自行停止", "Stopped", "bad"),
        ["done"] = ("已完成", "Done", "good"),
        ["cancelled"] = ("已取消", "Cancelled", "plain"),

        ["active"] = ("启用", "Active", "good"),
        ["delivered"] = ("已送达", "Delivered", "good"),
        ["parked"] = ("已搁置", "Parked", "bad"),

        ["primary"] = ("小学", "Primary", "plain"),
        ["junior"] = ("初中", "Junior", "plain"),
        ["property-and-household"] = ("有房产有户籍", "Property and household", "plain"),
        ["household-only"] = ("有户籍没房产", "Household only", "plain"),
        ["property-only"] = ("有房产没户籍", "Property only", "plain"),
        ["migrant-worker"] = ("外来务工", "Migrant worker", "plain"),
        ["preferential"] = ("优抚对象", "Preferential", "plain"),
        ["age"] = ("年龄", "Age", "plain"),
        ["household"] = ("户籍", "Household", "plain"),
        ["home"] = ("住房", "Home", "plain"),
        ["parentage"] = ("亲子关系", "Parentage", "plain"),
        ["permit"] = ("居住证", "Permit", "plain"),
        ["work"] = ("就业", "Work", "plain"),
        ["household-book"] = ("户口簿", "Household book", "plain"),
        ["property-certificate"] = ("不动产权证书", "Property certificate", "plain"),
        ["purchase-contract"] = ("购房合同", "Purchase contract", "plain"),
        ["rental-certificate"] = ("租赁备案证明", "Rental certificate", "plain"),
        ["residence-permit"] = ("居住证", "Residence permit", "plain"),
        ["insurance-statement"] = ("社保缴费证明", "Insurance statement", "plain"),
        ["company-licence"] = ("企业营业执照", "Company licence", "plain"),
        ["sole-trader-licence"] = ("个体工商户执照", "Sole trader's licence", "plain"),
        ["birth-certificate"] = ("出生医学证明", "Birth certificate", "plain"),
        ["marriage-certificate"] = ("结婚证", "Marriage certificate", "plain"),
        ["preferential-certificate"] = ("优抚证件", "Preferential certificate", "plain"),
        ["child"] = ("孩子", "Child", "plain"),
        ["guardian-1"] = ("监护人一", "Guardian 1", "plain"),
        ["guardian-2"] = ("监护人二", "Guardian 2", "plain"),
        ["guardian-3"] = ("监护人三", "Guardian 3", "plain"),
        ["guardian-4"] = ("监护人四", "Guardian 4", "plain"),
        ["mother"] = ("母亲", "Mother", "plain"),
    };

    /// <summary>A code that has no words is shown as it is.</summary>
    public static string Of(ConsoleLanguage say, string? code) =>
        code is null ? "—" : Known.TryGetValue(code, out var term) ? say[term.Zh, term.En] : string.Join(" + ", code.Split('+').Select(part => Known.TryGetValue(part, out var role) ? say[role.Zh, role.En] : part));

    public static string Tone(string? code) => code is not null && Known.TryGetValue(code, out var term) ? term.Tone : "plain";
}
