using DataHub.Verification.Policies;
using NJsonSchema;

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

    [Theory]
    [MemberData(nameof(SamplePolicies.Names), MemberType = typeof(SamplePolicies))]
    public async Task Samples_follow_it(string name) =>
        (await JsonSchema.FromJsonAsync(PolicySchema.Text)).Validate(SamplePolicies.Text(name)).Select(e => $"{e.Path}: {e.Kind}").ShouldBeEmpty();

    [Theory]
    [InlineData("\"year\"", "\"years\"")]
    [InlineData("\"permit.months\"", "\"permit.moons\"")]
    [InlineData("\"months\": 12", "\"months\": 999")]
    [InlineData("\"months\": 12", "\"month\": 12")]
    [InlineData("\"prefixes\": [\"3701\"]", "\"prefixes\": [\"370\"]")]
    [InlineData("\"household-only\"", "\"household-alone\"")]
    [InlineData("\"company-licence\"", "\"passport\"")]
    [InlineData("\"2026-08-31\"", "\"31.8.2026\"")]
    public async Task What_breaks_the_shape_breaks_it(string right, string wrong)
    {
        var sample = SamplePolicies.Text("370102-2026-primary");
        sample.ShouldContain(right);
        (await JsonSchema.FromJsonAsync(PolicySchema.Text)).Validate(sample.Replace(right, wrong, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }
}
