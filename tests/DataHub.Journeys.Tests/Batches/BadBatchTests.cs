using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using DataHub.Contracts.Access;
using DataHub.Contracts.Json;
using DataHub.Contracts.Problems;
using DataHub.Mocks.Bureau.Population;

namespace DataHub.Journeys.Tests.Batches;

/// <summary>Files that are refused as a whole leave nothing behind, and say what to do.</summary>
public sealed class BadBatchTests(HubOfSmallBatches hub) : IClassFixture<HubOfSmallBatches>
{
    private static readonly MadeUpFamily Sound = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;

    [Theory]
    [InlineData("application/json", "{}", ErrorCodes.UnsupportedMediaType, "application/x-ndjson")]
    [InlineData("text/csv; charset=utf-16", "a", ErrorCodes.UnsupportedMediaType, "gb18030")]
    [InlineData("application/x-ndjson; charset=gb18030", "{}", ErrorCodes.UnsupportedMediaType, "UTF-8")]
    [InlineData("application/x-ndjson", "", ErrorCodes.ValidationFailed, "no row")]
    [InlineData("application/x-ndjson", "\r\n\n  \n", ErrorCodes.ValidationFailed, "no row")]
    [InlineData("text/csv", "", ErrorCodes.ValidationFailed, "no row")]
    [InlineData("application/x-ndjson", "1\n2\n3\n4\n", ErrorCodes.BodyTooLarge, "at most 3 rows")]
    public async Task A_file_that_is_none_is_refused(string type, string file, string code, string told)
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        (await (await county.PostFileAsync(file, $"bad-{Guid.CreateVersion7()}", type)).ProblemAsync(code)).Detail!.ShouldContain(told);
        await NothingIsLeftAsync(county);
    }

    [Fact]
    public async Task Columns_that_are_unknown_doubled_or_missing_are_all_named()
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        var problem = await (await county.PostFileAsync("division,divison,year,year\n370102,,2026,2026", "columns", "text/csv")).ProblemAsync(ErrorCodes.ValidationFailed);
        problem.Errors!.Keys.ShouldBe(["/header", "/header/1", "/header/3"]);
        problem.Errors["/header"].ShouldContain(m => m.Contains("'consent' is missing"));
        problem.Errors["/header/1"].ShouldHaveSingleItem().ShouldContain("guardian1.relation");
    }

    [Fact]
    public async Task A_key_is_required_and_so_is_the_scope()
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        await (await county.PostFileAsync("{}", null)).ProblemAsync(ErrorCodes.IdempotencyKeyRequired);
        await (await county.GetAsync($"{BatchCalls.Path}/{Guid.CreateVersion7()}")).ProblemAsync(ErrorCodes.NotFound);
        await (await county.GetAsync($"{BatchCalls.Path}/{Guid.CreateVersion7()}/results?cursor=x")).ProblemAsync(ErrorCodes.ValidationFailed);
        using var other = await hub.CallerAsync("370102", Scopes.Verify);
        await (await other.PostFileAsync("{}", "scope")).ProblemAsync(ErrorCodes.ScopeMissing);
    }

    [Fact]
    public async Task A_row_that_is_too_long_costs_no_other()
    {
        var county = await hub.CallerAsync("370102", Scopes.Batch);
        var batch = await (await county.PostFileAsync($"{new string('x', 300_000)}\n{BatchCalls.Row(hub.Request(Sound), "good")}", "long")).BatchAsync();
        (batch.Rows, batch.Rejected).ShouldBe((2, 1));
        var reject = (await county.RejectsAsync(batch.Id)).ShouldHaveSingleItem();
        (reject.Line, reject.Code, reject.Detail).ShouldBe((1, ErrorCodes.BodyTooLarge, "A row may have at most 64 KiB."));
    }

    [Fact]
    public async Task An_upload_that_is_cut_off_leaves_nothing_and_is_sent_anew_under_its_key()
    {
        var (secret, _) = await hub.KeyAsync("370104", TimeSpan.FromDays(1), Scopes.Batch);
        var county = hub.Caller(secret);
        var row = BatchCalls.Row(hub.Request(Sound));
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(hub.Host.Address.Host, hub.Host.Address.Port);
            var head = $"POST /v1/batches HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {secret}\r\nIdempotency-Key: cut-1\r\nContent-Type: application/x-ndjson\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{head}{row}\n{row[..100]}"));
            var read = new byte[12];
            await socket.GetStream().ReadExactlyAsync(read);
            Encoding.ASCII.GetString(read).ShouldBe("HTTP/1.1 100", "the hub has begun to read the body");
            await (await county.PostFileAsync(row, "cut-1")).ProblemAsync(ErrorCodes.BatchReceiving);
            await NothingIsLeftAsync(county);
        }

        var batch = await (await Eventually(() => county.PostFileAsync(row, "cut-1"), r => (int)r.StatusCode != 409)).BatchAsync();
        (batch.Rows, batch.Rejected).ShouldBe((1, 1), "its division is another key's");
    }

    private static async Task<HttpResponseMessage> Eventually(Func<Task<HttpResponseMessage>> call, Func<HttpResponseMessage, bool> until)
    {
        for (var i = 0; ; i++)
        {
            var response = await call();
            if (until(response) || i == 100)
            {
                return response;
            }

            await Task.Delay(100);
        }
    }

    private static async Task NothingIsLeftAsync(HttpClient county) =>
        (await county.GetFromJsonAsync(BatchCalls.Path, ContractsJson.Wire.BatchListResponse))!.Items.ShouldAllBe(b => b.Rows == 2);
}

/// <summary>A hub that takes three rows in a file.</summary>
public sealed class HubOfSmallBatches : HubWithBureau
{
    protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Pipeline:LargestBatch=3", "--Pipeline:BatchUploadPatience=00:00:30"];
}
