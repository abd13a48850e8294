using System.Text.Json;
using DataHub.Core.Policies;
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

    private static readonly Dictionary<(string, PullStrategy), CompiledPolicy> Variants = (
        from policy in new[] { Lixia, Licheng, Linshu }
        from pulls in Enum.GetValues<PullStrategy>()
        select (policy, pulls)).ToDictionary(p => (p.policy.Document.Division, p.pulls), p => CompiledPolicy.Compile(p.policy.Document with { Pulls = p.pulls }, 1));

    /// <summary>The same rules, asked for in another way.</summary>
    public static CompiledPolicy With(CompiledPolicy policy, PullStrategy pulls) => Variants[(policy.Document.Division, pulls)];

    /// <summary>The group of those who are registered in the county and own a home there.</summary>
    public const string Owners = "property-and-household";

    /// <summary>The group of a policy that asks for one thing only.</summary>
    public const string OneGroup = "household-only";

    /// <param name="checks">Each with its parameters as a policy writes them: <c>("permit.months", """{ "months": 12 }""")</c>.</param>
    public static CompiledPolicy Asking(string requirement, string alternative, params (string Check, string Parameters)[] checks)
    {
        var specs = checks.Select(c => new CheckSpec { Check = c.Check, Parameters = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(c.Parameters)! });
        var asked = new RequirementSpec { Id = requirement, Alternatives = [new() { Id = alternative, Paper = "household-book", Checks = [.. specs] }] };
        return CompiledPolicy.Compile(Licheng.Document with { Division = Lixia.Document.Division, Groups = [new() { Id = OneGroup, Defining = [], Requirements = [asked] }] }, 1);
    }

    private static CompiledPolicy Compile(string name) => CompiledPolicy.Compile(PolicyReader.Read(SamplePolicies.Text(name)).Policy!, 1);
}
