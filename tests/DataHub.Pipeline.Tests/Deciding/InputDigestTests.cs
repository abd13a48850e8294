using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataHub.Core.Items;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Pipeline.Deciding;
using DataHub.Pipeline.Intake;
using DataHub.Pipeline.Tests.Arranging;
using DataHub.Verification.Deciding;

namespace DataHub.Pipeline.Tests.Deciding;

public sealed class InputDigestTests(PipelineDatabase database) : OnPostgreSql(database)
{
    [Fact]
    public async Task Whoever_holds_the_stored_inputs_decides_the_same_and_the_receipt_names_them()
    {
        var node = Node();
        var id = (await node.SubmitAsync(Submission())).Verification.Id;

        var view = await FindAsync(id);
        var input = await InputAsync(node, view);
        InputDigest.Of(input).ShouldBe(view.Revision!.InputDigest);
        var stored = JsonSerializer.Serialize(view.Revision.Verdict, CoreJson.Stored.Verdict);
        JsonSerializer.Serialize(Decider.Decide(input).Verdict, CoreJson.Stored.Verdict).ShouldBe(stored);
        JsonSerializer.Serialize(Decider.Decide(input).Verdict, CoreJson.Stored.Verdict).ShouldBe(stored);
        Claims(node, view.Revision.Receipt!).GetProperty("inputs").GetString().ShouldBe(Convert.ToHexStringLower(view.Revision.InputDigest));
    }

    [Fact]
    public async Task It_holds_for_failures_attestations_and_what_is_not_final()
    {
        Departments.Fail(ItemId.PropertyTitle, ErrorClass.Outage, "E-302", Start.AddHours(1).AddTicks(7));
        var node = Node();
        var id = (await node.SubmitAsync(Submission(group: "property-and-household"))).Verification.Id;
        var pending = await FindAsync(id);
        pending.Revision!.Receipt.ShouldBeNull("a receipt is of a final verdict");
        InputDigest.Of(await InputAsync(node, pending)).ShouldBe(pending.Revision.InputDigest);

        Time.Advance(TimeSpan.FromTicks(3));
        var statement = new DeskStatement("home", "property-certificate", "历下区教育局", "A012", new string('a', 64));
        await node.Desk.AttestAsync(id, DivisionScope.All, statement, default);

        var attested = await FindAsync(id);
        attested.LatestRevision.ShouldBe(2);
        InputDigest.Of(await InputAsync(node, attested)).ShouldBe(attested.Revision!.InputDigest);
        attested.Revision.InputDigest.ShouldNotBe(pending.Revision.InputDigest);
    }

    private static async Task<DecisionInput> InputAsync(Node node, VerificationView view) => new()
    {
        Policy = await node.Policies.VersionAsync(view.Verification.PolicyKey, view.Revision!.PolicyVersion, default),
        Family = view.Verification.Family,
        ClaimedGroup = view.Verification.ClaimedGroup,
        Evidence = [.. view.Verification.Pulls.Select(pull => new Evidence(pull.Id, pull.Question, pull.State, pull.Answer))],
        Attestations = view.Verification.Attestations,
        DecisionDate = view.Revision.DecisionDate,
    };

    /// <summary>Of a receipt that the published key verifies.</summary>
    private static JsonElement Claims(Node node, string receipt)
    {
        var jwt = receipt.Split('~')[0].Split('.');
        var key = JsonDocument.Parse(node.Receipts.Jwks).RootElement.GetProperty("keys")[0];
        using var ec = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });
        ec.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256).ShouldBeTrue();
        return JsonDocument.Parse(Base64Url.DecodeFromChars(jwt[1])).RootElement;
    }
}
