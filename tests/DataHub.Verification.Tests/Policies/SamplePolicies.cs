namespace DataHub.Verification.Tests.Policies;

/// <summary>The policies that ship with the host.</summary>
internal static class SamplePolicies
{
    public static TheoryData<string> Names { get; } = ["370102-2026-primary", "370112-2026-primary", "371329-2026-primary"];

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Policies", $"{name}.json"));
}
