using System.Text.Json.Nodes;

namespace DataHub.Journeys.Tests.Reference;

public sealed class OpenApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task The_description_says_what_a_caller_must_know()
    {
        var document = JsonNode.Parse(await hub.Caller().GetStringAsync("/openapi/v1.json"))!;
        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
        var submit = document["paths"]!["/v1/verifications"]!["post"]!;
        submit["security"]!.ToJsonString().ShouldContain("verify");
        submit["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ShouldBe(["Idempotency-Key", "Prefer"]);
        submit["responses"]!.AsObject().Select(r => r.Key).ShouldBe(["200", "202", "400", "401", "403", "404", "413", "415", "422", "429"], ignoreOrder: true);
        submit["requestBody"]!["content"]!["application/json"]!["example"]!["division"]!.GetValue<string>().ShouldBe("370102");
        var person = document["components"]!["schemas"]!["PersonBody"]!;
        person["required"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(["name", "idType", "idNumber"]);
        person["properties"]!["idType"]!["enum"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Every_call_is_summarised_and_needs_a_scope_or_is_open()
    {
        var document = JsonNode.Parse(await hub.Caller().GetStringAsync("/openapi/v1.json"))!;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                operation!["summary"].ShouldNotBeNull($"{method} {path}");
                (operation["security"] is not null || path == "/.well-known/jwks.json").ShouldBeTrue($"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task The_reference_page_needs_nothing_from_elsewhere()
    {
        var page = await hub.Caller().GetStringAsync("/docs/");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        (await hub.Caller().GetByteArrayAsync("/docs/scalar.js")).Length.ShouldBeGreaterThan(100_000);
    }
}
