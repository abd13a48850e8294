using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DataHub.Contracts.Access;
using DataHub.Contracts.Problems;
using DataHub.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Journeys.Tests.Input;

/// <summary>Whatever a front end gets wrong: named at its field, without quoting the family, nothing stored.</summary>
public sealed class BadInputTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Path = "/v1/verifications";

    [Fact]
    public async Task Every_invalid_field_is_named_at_once()
    {
        var request = Families.Sound(hub.Login);
        request["stage"] = "kindergarten";
        request["child"]!["idNumber"] = "370102202003120023";
        request["guardians"]![0]!["relation"] = "uncle";
        request["guardians"]![1]!["name"] = " ";
        request["hints"] = new JsonObject { ["birthCertificateNumber"] = "12", ["creditCode"] = "91370102" };
        request.Remove("consent");
        var problem = await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe(
            ["/child/idNumber", "/consent", "/guardians/0/relation", "/guardians/1/name", "/hints/birthCertificateNumber", "/hints/creditCode", "/stage"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("370102202003120023", "check digit")]
    [InlineData("37010220200312002", "18 characters")]
    [InlineData("37010220200231002X", "")]
    [InlineData("990102202003120022", "")]
    [InlineData("ABCDEFGHIJKLMNOPQR", "character")]
    public async Task A_wrong_id_number_is_refused(string number, string because)
    {
        var request = Families.Sound(hub.Login);
        request["child"]!["idNumber"] = number;
        var problem = await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed);
        problem.Errors!.ShouldHaveSingleItem().Key.ShouldBe("/child/idNumber");
        string.Join(' ', problem.Errors!["/child/idNumber"]).ShouldContain(because);
    }

    [Fact]
    public async Task A_child_listed_as_guardian_is_refused()
    {
        var request = Families.Sound(hub.Login);
        request["guardians"]![1]!["idNumber"] = Families.Child;
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!.ShouldHaveSingleItem().Key.ShouldBe("/guardians/1/idNumber");
    }

    [Fact]
    public async Task A_guardian_named_twice_is_refused()
    {
        var request = Families.Sound(hub.Login);
        request["guardians"]![1]!["idNumber"] = Families.Father;
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!["/guardians/1/idNumber"].ShouldHaveSingleItem().ShouldContain("/guardians/0");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task One_to_four_guardians_are_taken(int count)
    {
        var request = Families.Sound(hub.Login);
        var father = request["guardians"]![0]!;
        request["guardians"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => father.DeepClone())]);
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!.ShouldHaveSingleItem().Key.ShouldBe("/guardians");
    }

    [Fact]
    public async Task A_passport_needs_birth_date_and_sex()
    {
        var request = Families.Sound(hub.Login);
        request["child"]!["idType"] = "passport";
        request["child"]!["idNumber"] = "E12345678";
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!.Keys.ShouldBe(["/child/birthDate", "/child/sex"]);
    }

    [Fact]
    public async Task A_birth_date_must_agree_with_the_number()
    {
        var request = Families.Sound(hub.Login);
        request["child"]!["birthDate"] = "2020-03-13";
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!.ShouldHaveSingleItem().Key.ShouldBe("/child/birthDate");
    }

    [Fact]
    public async Task An_unknown_group_names_those_of_the_policy()
    {
        var request = Families.Sound(hub.Login);
        request["group"] = "lottery";
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed)).Errors!["/group"].ShouldHaveSingleItem().ShouldContain("property-and-household");
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("3701")]
    [InlineData("370100")]
    public async Task An_unknown_division_is_refused(string division)
    {
        var request = Families.Sound(hub.Login);
        request["division"] = division;
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.ValidationFailed, keyFor: "")).Errors!.ShouldHaveSingleItem().Key.ShouldBe("/division");
    }

    [Fact]
    public async Task A_year_without_policy_is_not_found()
    {
        var request = Families.Sound(hub.Login);
        request["year"] = 2031;
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.PolicyNotFound)).Detail!.ShouldContain("370102/2031/primary");
    }

    [Fact]
    public async Task A_key_of_another_division_is_refused() =>
        await RefusedAsync(Families.Sound(hub.Login).ToJsonString(), ErrorCodes.DivisionNotAllowed, keyFor: "371329");

    [Fact]
    public async Task Unknown_doubled_and_mistyped_fields_are_named_at_once()
    {
        var problem = await RefusedAsync(
            """{ "division": "370102", "year": "2026", "divison": "370102", "child": { "name": "a", "name": "b", "birthDate": "12.3.2020" }, "guardians": {} }""", ErrorCodes.MalformedRequest);
        problem.Errors!.Keys.ShouldBe(["/child/birthDate", "/child/name", "/divison", "/guardians", "/year"], ignoreOrder: true);
        problem.Errors["/divison"].ShouldHaveSingleItem().ShouldContain("division");
        problem.Errors["/child/name"].ShouldHaveSingleItem().ShouldContain("more than once");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"division\": ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    public async Task What_is_no_json_object_is_refused(string body) => await RefusedAsync(body, ErrorCodes.MalformedRequest);

    [Fact]
    public async Task Two_megabytes_are_too_large()
    {
        var request = Families.Sound(hub.Login);
        request["externalId"] = new string('x', 2 * 1024 * 1024);
        (await RefusedAsync(request.ToJsonString(), ErrorCodes.BodyTooLarge)).Detail!.ShouldContain("64 KiB");
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var caller = await hub.CallerAsync("3701", Scopes.Verify);
        var content = new StringContent("division=370102");
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "k");
        await (await caller.SendAsync(request)).ProblemAsync(ErrorCodes.UnsupportedMediaType);
    }

    [Fact]
    public async Task An_idempotency_key_is_required()
    {
        var caller = await hub.CallerAsync("3701", Scopes.Verify);
        await (await caller.PostJsonAsync(Path, Families.Sound(hub.Login).ToJsonString())).ProblemAsync(ErrorCodes.IdempotencyKeyRequired);
    }

    private async Task<ProblemBody> RefusedAsync(string json, string code, string keyFor = "3701")
    {
        var caller = await hub.CallerAsync(keyFor, Scopes.Verify);
        var response = await caller.PostJsonAsync(Path, json, Guid.CreateVersion7().ToString());
        var problem = await response.ProblemAsync(code);
        var text = await response.Content.ReadAsStringAsync();
        foreach (var personal in new[] { "张小雨", "张伟", "李娜", Families.Child, Families.Father })
        {
            text.ShouldNotContain(personal);
        }

        var stored = await hub.Host.Services.GetRequiredService<IVerificationStore>().SearchAsync(new VerificationQuery(), DivisionScope.All, CancellationToken.None);
        stored.Items.ShouldBeEmpty();
        return problem;
    }
}
