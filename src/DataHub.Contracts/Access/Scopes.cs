namespace DataHub.Contracts.Access;

/// <summary>What an API key or token may be allowed to do.</summary>
public static class Scopes
{
    public const string Verify = "verify";
    public const string VerifyRead = "verify.read";
    public const string PrefillRead = "prefill.read";
    public const string Attest = "attest";
    public const string Batch = "batch";
    public const string PolicyRead = "policy.read";
    public const string PolicyWrite = "policy.write";
    public const string OpsRead = "ops.read";
    public const string OpsReplay = "ops.replay";
    public const string OpsAdmin = "ops.admin";
    public const string AuditRead = "audit.read";

    public static IReadOnlyList<string> All { get; } =
        [Verify, VerifyRead, PrefillRead, Attest, Batch, PolicyRead, PolicyWrite, OpsRead, OpsReplay, OpsAdmin, AuditRead];
}
