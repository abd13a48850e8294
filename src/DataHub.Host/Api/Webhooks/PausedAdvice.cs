using DataHub.Contracts.Verifications;
using DataHub.Core.Webhooks;

namespace DataHub.Host.Api.Webhooks;

/// <summary>What a county is told about its paused endpoint.</summary>
internal static class PausedAdvice
{
    public static TextBody Of(PauseReason? reason) => reason switch
    {
        PauseReason.Gone => new(
            "该回调地址答复 410 Gone，已暂停推送；期间事件已保留。请修复后调用 resume，或删除该地址。",
            "This webhook endpoint answered 410 Gone and is paused; events are kept for it. Mend it and resume it, or delete it."),
        PauseReason.Operator => new(
            "该回调地址已由运维人员暂停推送；期间事件已保留，恢复后自动补发。",
            "An operator paused this webhook endpoint; events are kept and sent when it is resumed."),
        _ => new(
            "该回调地址连续多次接收失败，已暂停推送；期间事件已保留。请检查接收服务后调用 resume，系统将自动补发。",
            "This webhook endpoint failed too many times in a row and is paused; events are kept for it. Check the receiver and resume it: everything kept is sent then."),
    };
}
