using DataHub.Core.Ports;

namespace DataHub.Host.Console.Words;

/// <summary>Audited actions as operators say them.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, (string Zh, string En)> Known = new(StringComparer.Ordinal)
    {
        [AuditActions.SignIn] = ("登录", "Signed in"),
        [AuditActions.SignInFailed] = ("登录失败", "Failed to sign in"),
        [AuditActions.SignOut] = ("退出", "Signed out"),
        [AuditActions.Unmask] = ("查看未脱敏信息", "Looked at personal data"),
        [AuditActions.ReplayStart] = ("开始重放", "Started a replay"),
        [AuditActions.ReplayPause] = ("暂停重放", "Paused a replay"),
        [AuditActions.ReplayResume] = ("继续重放", "Resumed a replay"),
        [AuditActions.ReplayCancel] = ("取消重放", "Cancelled a replay"),
        [AuditActions.PullDiscard] = ("放弃查询", "Gave a pull up"),
        [AuditActions.SourcePause] = ("暂停数据源", "Paused a source"),
        [AuditActions.SourceResume] = ("恢复数据源", "Resumed a source"),
        [AuditActions.SourceProbe] = ("探测数据源", "Probed a source"),
        [AuditActions.SourceMaintenance] = ("计划维护", "Planned maintenance"),
        [AuditActions.VerificationRecheck] = ("重新查询", "Asked the sources anew"),
        [AuditActions.BatchStart] = ("提交批次", "Started a batch"),
        [AuditActions.BatchPause] = ("暂停批次", "Paused a batch"),
        [AuditActions.BatchResume] = ("继续批次", "Resumed a batch"),
        [AuditActions.BatchCancel] = ("取消批次", "Cancelled a batch"),
        [AuditActions.WebhookChange] = ("变更回调地址", "Changed a webhook endpoint"),
        [AuditActions.WebhookReplay] = ("重发回调", "Replayed webhook deliveries"),
        [AuditActions.PolicyPut] = ("发布政策", "Put a policy"),
        [AuditActions.AccountAdd] = ("新增账号", "Added an account"),
        [AuditActions.AccountPassword] = ("修改密码", "Changed a password"),
        [AuditActions.AccountDisable] = ("停用账号", "Disabled an account"),
    };

    public static string Of(ConsoleLanguage say, string action) => Known.TryGetValue(action, out var words) ? say[words.Zh, words.En] : action;
}
