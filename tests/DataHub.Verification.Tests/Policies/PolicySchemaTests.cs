using DataHub.Verification.Policies;

namespace DataHub.Verification.Tests.Policies;

public sealed class PolicySchemaTests
{
    [Fact]
    public void The_published_schema_is_that_of_the_model_and_the_checks()
    {
        var published = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", "policy.schema.json"));
        var received = Path.Combine(AppContext.BaseDirectory, "policy.schema.received.json");
        File.WriteAllText(received, PolicySchema.Text);
        published.ShouldBe(PolicySchema.Text, $"the schema has changed: if that is meant, copy {received} to docs/policy.schema.json");
    }
}
