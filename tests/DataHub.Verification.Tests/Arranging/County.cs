using DataHub.Verification.Deciding;
using DataHub.Verification.Policies;
using DataHub.Verification.Tests.Policies;

namespace DataHub.Verification.Tests.Arranging;

/// <summary>The sample policies, compiled.</summary>
internal static class County
{
    public static readonly CompiledPolicy Lixia = Compile("370102-2026-primary");
    public static readonly CompiledPolicy Licheng = Compile("370112-2026-primary");
    public static readonly CompiledPolicy Linshu = Compile("371329-2026-primary");

    public static CompiledPolicy Compile(string name, Func<DataHub.Core.Policies.Policy, DataHub.Core.Policies.Policy>? changed = null)
    {
        var policy = PolicyReader.Read(SamplePolicies.Text(name)).Policy!;
        return CompiledPolicy.Compile(changed is null ? policy : changed(policy), 1);
    }
}
