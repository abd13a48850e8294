using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DataHub.Contracts.Access;
using DataHub.Contracts.Batches;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Contracts.Verifications;
using DataHub.Journeys.Tests.Webhooks;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Batches;

/// <summary>A county verifies a file of families and reads what came of each.</summary>
public sealed class BatchJourneyTests(HubWithWebhooks hub) : IClassFixture<HubWithWebhooks>
{
    private static readonly MadeUpFamily Sound = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

    [Fact]
    public async Task Families_of_a_file_get_the_verdicts_that_each_alone_gets_and_bad_rows_stop_none()
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch, Scopes.VerifyRead, Scopes.Verify);
        var registered = await county.PostJsonAsync("/v1/webhook-endpoints", $$"""{ "url": "{{hub.Receiver.Address}}", "events": ["batch.finished"] }""");
        registered.StatusCode.ShouldBe(HttpStatusCode.Created, await registered.Content.ReadAsStringAsync());
        var families = NamedFamilies.All.Where(f => f.Family.Division == "370102").Select(f => f.Family).ToList();
        var request = hub.Request(Sound);
        var file = string.Join('\n',
        [
            "{ this is no JSON",
            .. families.Select((f, i) => BatchCalls.Row(hub.Request(f, $"LX-{i}"), $"row-{i}")),
            BatchCalls.Row(request with { Division = "370202" }, "elsewhere"),
            "",
            BatchCalls.Row(request with { Consent = null! }, "no-consent"),
            BatchCalls.Row(request with { Consent = "a.b.c" }, "bad-consent"),
            BatchCalls.Row(request, "typo").Replace("\"stage\"", "\"stag\""),
        ]);

        var posted = await county.PostFileAsync(file, "season-1");
        var batch = await posted.BatchAsync();
        posted.Headers.Location!.ToString().ShouldBe($"/v1/batches/{batch.Id}");
        (batch.Rows, batch.Rejected, batch.Format).ShouldBe((families.Count + 5, 5, "ndjson"));
        batch = await county.WatchAsync(batch.Id, b => b.State == "done" && b.NotFinal == 0);
        (batch.Done, batch.Rejected, batch.Outcomes.Values.Sum()).ShouldBe((families.Count, 5, families.Count));
        batch.FinishedAt.ShouldNotBeNull();

        var results = await county.ResultsAsync(batch.Id);
        results.Select(r => r.Reference).ShouldBe(families.Select((_, i) => $"row-{i}"));
        results.Select(r => r.Line).ShouldBe(Enumerable.Range(2, families.Count));
        results.GroupBy(r => r.Outcome!).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(batch.Outcomes, ignoreOrder: true);
        var parents = await hub.ClientAsync();
        foreach (var result in results)
        {
            var alone = await parents.VerifyAsync(hub.Request(families[result.Line - 2]), $"alone-{result.Line}", TimeSpan.FromSeconds(30));
            (result.Outcome, result.Group, result.Final).ShouldBe((alone.Outcome, alone.Group, true));
            result.Papers!.Select(p => p.Material).ShouldBe(alone.Papers.Select(p => p.Material));
            (await parents.GetAsync(result.VerificationId)).ExternalId.ShouldBe(result.ExternalId);
        }

        (await county.ResultsAsync(batch.Id, $"?cursor={results[0].Cursor}")).Select(r => r.Line).ShouldBe(results.Skip(1).Select(r => r.Line));

        var rejects = await county.RejectsAsync(batch.Id);
        rejects.Select(r => (r.Line, r.Reference, r.Code)).ShouldBe(
        [
            (1, null, ErrorCodes.MalformedRequest),
            (families.Count + 2, "elsewhere", ErrorCodes.DivisionNotAllowed),
            (families.Count + 4, "no-consent", ErrorCodes.ValidationFailed),
            (families.Count + 5, "bad-consent", ErrorCodes.ConsentInvalid),
            (families.Count + 6, null, ErrorCodes.MalformedRequest),
        ]);
        rejects[2].Errors!.Keys.ShouldBe(["/consent"]);
        rejects[4].Errors!["/stag"].ShouldHaveSingleItem().ShouldContain("known are");
        rejects.ShouldAllBe(r => !JsonSerializer.Serialize(r, ContractsJson.Wire.BatchRejectLine).Contains(Sound.Child.IdNumber));

        var told = await hub.Receiver.NextAsync(TimeSpan.FromSeconds(40));
        var text = Encoding.UTF8.GetString(told.Body);
        var data = JsonDocument.Parse(text).RootElement.GetProperty("data").Deserialize(ContractsJson.Wire.BatchFinishedData)!;
        (data.Batch, data.State, data.Rows, data.Done, data.Rejected).ShouldBe((batch.Id, "done", batch.Rows, batch.Done, 5));
        text.ShouldNotContain(Sound.Child.IdNumber);

        // The same file again is the same batch; another under its key is none.
        (await (await county.PostFileAsync(file, "season-1")).BatchAsync()).Id.ShouldBe(batch.Id);
        await (await county.PostFileAsync(file + "\n", "season-1")).ProblemAsync(ErrorCodes.IdempotencyMismatch);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    public async Task A_table_of_a_spreadsheet_is_taken_as_it_is_saved(string charset, bool withMark)
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        var r = hub.Request(Sound);
        string[] columns = ["reference", "division", "year", "stage", "child.name", "child.idType", "child.idNumber", .. Guardian(1), .. Guardian(2), "hints.propertyTitleNumber", "consent"];
        string[] values = ["\"a \"\"b\"\", c\"", r.Division, "2026", r.Stage, r.Child.Name, r.Child.IdType, r.Child.IdNumber, .. Values(r.Guardians[0]), .. Values(r.Guardians[1]), r.Hints?.PropertyTitleNumber ?? "", r.Consent];
        string[] lines = ["\"two\r\nlines\"", .. values[1..]];
        string[] broken = ["\"never closed", .. values[1..]];
        string[] spoiled = ["spoiled", r.Division, "MMXXVI", .. values[3..7], .. values[7..10], "123", .. values[11..]];
        var file = string.Join("\r\n", new[] { columns, broken, values, lines, spoiled, values[1..6] }.Select(v => string.Join(',', v))) + "\r\n";
        var encoding = charset == "utf-8" ? new UTF8Encoding(withMark) : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;

        var batch = await (await county.PostFileAsync([.. encoding.GetPreamble().Take(withMark ? 3 : 0), .. encoding.GetBytes(file)], $"table-{charset}-{withMark}", $"text/csv; charset={charset}")).BatchAsync();
        batch = await county.WatchAsync(batch.Id, b => b.State == "done" && b.NotFinal == 0);
        (batch.Rows, batch.Format).ShouldBe((5, "csv"));
        var result = (await county.ResultsAsync(batch.Id)).ShouldHaveSingleItem();
        (result.Line, result.Reference, result.Outcome).ShouldBe((3, "a \"b\", c", "zero-proof"));
        var rejects = await county.RejectsAsync(batch.Id);
        rejects.Select(x => (x.Line, x.Reference, x.Code)).ShouldBe([(2, null, ErrorCodes.MalformedRequest), (4, null, ErrorCodes.ValidationFailed), (6, "spoiled", ErrorCodes.ValidationFailed), (7, null, ErrorCodes.MalformedRequest)]);
        rejects[1].Errors!.Keys.ShouldBe(["reference"]);
        rejects[2].Errors!.Keys.ShouldBe(["guardian1.idNumber", "year"], ignoreOrder: true);
        rejects[3].Detail!.ShouldContain("5 fields");
    }

    [Fact]
    public async Task A_batch_is_paused_resumed_and_cancelled_by_its_client_alone()
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        hub.Bureau.Latency.SetAll(TimeSpan.FromSeconds(1));
        try
        {
            var file = string.Join('\n', Enumerable.Range(0, 150).Select(i => BatchCalls.Row(hub.Request(Sound), $"{i}")));
            var batch = await (await county.PostFileAsync(file, "held-1")).BatchAsync();
            await county.WatchAsync(batch.Id, b => b.State == "running");
            var path = $"{BatchCalls.Path}/{batch.Id}";
            (await (await county.PostAsync($"{path}/pause", null)).BatchAsync(HttpStatusCode.OK)).State.ShouldBe("paused");
            await (await county.PostAsync($"{path}/pause", null)).BatchAsync(HttpStatusCode.OK);

            // Nothing goes on: what was begun is seen through, the rest waits.
            var still = await SettledAsync(county, batch.Id);
            still.Done.ShouldBeLessThan(150);
            (await (await county.PostAsync($"{path}/resume", null)).BatchAsync(HttpStatusCode.OK)).State.ShouldBe("running");
            await county.WatchAsync(batch.Id, b => b.Done > still.Done);

            var stranger = await hub.CallerAsync("370103", Scopes.Batch);
            foreach (var call in (string[])["/pause", "/resume", "/cancel"])
            {
                await (await stranger.PostAsync(path + call, null)).ProblemAsync(ErrorCodes.NotFound);
            }

            foreach (var call in (string[])["", "/results", "/rejects"])
            {
                await (await stranger.GetAsync(path + call)).ProblemAsync(ErrorCodes.NotFound);
            }

            (await stranger.GetFromJsonAsync(BatchCalls.Path, ContractsJson.Wire.BatchListResponse))!.Items.ShouldBeEmpty();
            (await (await county.PostAsync($"{path}/cancel", null)).BatchAsync(HttpStatusCode.OK)).State.ShouldBe("cancelled");
            (await (await county.PostAsync($"{path}/resume", null)).ProblemAsync(ErrorCodes.BatchState)).Detail!.ShouldContain("cancelled");
            (await county.GetFromJsonAsync(BatchCalls.Path, ContractsJson.Wire.BatchListResponse))!.Items.ShouldContain(b => b.Id == batch.Id);
        }
        finally
        {
            hub.Bureau.Latency.SetAll(TimeSpan.Zero);
        }
    }

    /// <summary>The batch when nothing changes any more.</summary>
    private static async Task<BatchResponse> SettledAsync(HttpClient county, Guid id)
    {
        for (var (i, before) = (0, -1); i < 20; i++)
        {
            var batch = await county.WatchAsync(id, _ => true);
            if (batch.Done == before)
            {
                return batch;
            }

            before = batch.Done;
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        throw new TimeoutException("the batch goes on though it is paused");
    }

    private static string[] Guardian(int n) => [$"guardian{n}.relation", $"guardian{n}.name", $"guardian{n}.idType", $"guardian{n}.idNumber"];

    private static string[] Values(GuardianBody g) => [g.Relation, g.Name, g.IdType, g.IdNumber];
}
