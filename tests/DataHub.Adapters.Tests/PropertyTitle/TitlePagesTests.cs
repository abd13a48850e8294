using System.Text.Json.Nodes;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Tests.Conformance;
using DataHub.Core.Items;
using DataHub.Core.Pulls;

namespace DataHub.Adapters.Tests.PropertyTitle;

public sealed class TitlePagesTests
{
    private static readonly PropertyTitleSubject Subject = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 3)]
    public async Task Every_page_is_read_and_kept(int titles, int pages)
    {
        await using var rig = Rig(page => Whole(titles, page));

        var fetched = await rig.Adapter.FetchAsync(Subject.Question, rig.Context(), TestContext.Current.CancellationToken);

        fetched.Raw.ShouldNotBeNull().Parts.Count.ShouldBe(pages);
        rig.Read(Subject.Question, fetched.Raw).Records.Cast<PropertyTitleRecord>().Select(t => t.TitleNumber)
            .ShouldBe(Enumerable.Range(1, titles).Select(i => $"鲁(2019)济南市不动产权第{i:D7}号"));
    }

    [Theory]
    [InlineData("total", "pages[1].total")]
    [InlineData("size", "pages[1].size")]
    [InlineData("page", "pages[1].page")]
    public async Task Pages_that_do_not_agree_are_drift(string field, string named)
    {
        await using var rig = Rig(page =>
        {
            var answer = JsonNode.Parse(Whole(5, page))!;
            if (page == 2)
            {
                answer[field] = answer[field]!.GetValue<int>() + 1;
            }

            return answer.ToJsonString();
        });

        ConformanceSuite.RequireFailure(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), ErrorClass.Drift, "incomplete", named);
    }

    [Theory]
    [InlineData(1, "list")]
    [InlineData(2, "pages[1].list")]
    public async Task A_page_that_lacks_a_title_is_drift(int lacking, string named)
    {
        await using var rig = Rig(page =>
        {
            var answer = JsonNode.Parse(Whole(3, page))!;
            if (page == lacking)
            {
                answer["list"]!.AsArray().RemoveAt(0);
            }

            return answer.ToJsonString();
        });

        ConformanceSuite.RequireFailure(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), ErrorClass.Drift, "incomplete", named);
    }

    [Fact]
    public async Task A_later_page_may_not_be_something_else()
    {
        await using var rig = Rig(page => page == 2 ? """{"status":"NO_RECORD","total":3,"page":2,"size":2,"list":[]}""" : Whole(3, page));
        ConformanceSuite.RequireFailure(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), ErrorClass.Drift, field: "pages[1].status");
    }

    [Fact]
    public async Task A_later_page_that_fails_fails_the_pull()
    {
        await using var rig = Rig(page => page == 2 ? """{"status":"ERROR","message":""}""" : Whole(3, page));
        ConformanceSuite.RequireFailure(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), ErrorClass.Transient, "ERROR");
    }

    [Fact]
    public async Task More_pages_than_allowed_are_drift_and_not_cut_short()
    {
        await using var rig = Rig(page => Whole(1_000_000, page));
        ConformanceSuite.RequireFailure(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), ErrorClass.Drift, "incomplete", "total");
        rig.Requests.Count(r => r.Path.EndsWith("/query", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task A_stale_token_is_renewed_once_and_the_page_repeated()
    {
        var stale = 0;
        await using var rig = new ConformanceRig(Subject, (request, _) => Task.FromResult(
            stale++ == 0 ? CannedAnswer.Json("""{"error":"invalid_token"}""", 401) : Subject.Wrap(Subject.Sample, request)));

        ConformanceSuite.RequireEnd(await rig.AskAsync(cancellationToken: TestContext.Current.CancellationToken), PullState.Record);
        rig.Requests.Select(r => r.Path.Split('/')[^1]).ShouldBe(["token", "query", "token", "query"]);
    }

    private static ConformanceRig Rig(Func<int, string> answer) => new(
        Subject, (request, _) => Task.FromResult(CannedAnswer.Json(answer(JsonNode.Parse(request.Text)!["page"]!.GetValue<int>()))),
        new Dictionary<string, string?> { ["PageSize"] = "2", ["MaxPages"] = "4" });

    private static string Whole(int titles, int page) =>
        PropertyTitleSubject.Page(titles, page, 2, Enumerable.Range(((page - 1) * 2) + 1, Math.Clamp(titles - ((page - 1) * 2), 0, 2)).Select(PropertyTitleSubject.Numbered));
}
