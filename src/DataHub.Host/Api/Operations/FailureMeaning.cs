using DataHub.Contracts.Verifications;
using DataHub.Core.Pulls;

namespace DataHub.Host.Api.Operations;

/// <summary>What an error class means and what an operator does about it, as docs/replay.md says.</summary>
internal static class FailureMeaning
{
    public static (TextBody Meaning, TextBody Cure) Of(ErrorClass @class) => @class switch
    {
        ErrorClass.Transient => (
            new("临时故障：超时、连接中断或对方偶发错误。", "A passing fault: a timeout, a broken connection or an occasional error of the source."),
            new("系统会自动重试；来源恢复后可批量重放以加快。", "It is asked again by itself; once the source is healthy a replay is quicker.")),
        ErrorClass.Throttled => (
            new("超出来源的调用配额。", "The quota of the source is used up."),
            new("系统会在配额恢复后自动重试；如长期不足，请与数据局商定更高配额。", "It is asked again by itself when there is quota; if that is too little for long, agree on more with the data bureau.")),
        ErrorClass.Outage => (
            new("来源停机或维护中。", "The source is down or in maintenance."),
            new("系统会自动重试；来源恢复后可批量重放。", "It is asked again by itself; once the source is back a replay is quicker.")),
        ErrorClass.Authorisation => (
            new("来源不接受本系统的凭证或权限。", "The source does not accept the hub's credentials or rights."),
            new("核对凭证与授权，修正后重放。", "Check the credentials and what they are granted, then replay.")),
        ErrorClass.Configuration => (
            new("本系统的配置有误（地址、接口号、参数）。", "A setting of the hub is wrong (address, interface, parameter)."),
            new("按错误信息修正配置后重放。", "Mend the setting that the message names, then replay.")),
        ErrorClass.Rejected => (
            new("来源拒绝了这一查询本身；原样重发仍会被拒绝。", "The source refused this very question; asked unchanged it is refused again."),
            new("核对家庭填报的信息；必要时放弃该查询，由家长提交材料。", "Check what the family gave; where it cannot be mended, give the pull up and let the family bring the paper.")),
        ErrorClass.Drift => (
            new("应答与接口文档不符，映射无法读取。", "The answer does not fit the interface: the mapping cannot read it."),
            new("修正映射后用「从原始应答重放」，无需再次查询来源。", "Mend the mapping, then replay from raw: the stored answer is read again and nobody is asked.")),
        _ => (
            new("应答的签名有误，或查到的不是本人。绝不作为数据使用。", "The signature was wrong, or the answer is about someone else. It is never used as data."),
            new("与来源部门核实后重放。", "Clear it up with the department, then replay.")),
    };
}
