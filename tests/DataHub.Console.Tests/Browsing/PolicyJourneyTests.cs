using DataHub.Core.Policies;
using DataHub.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DataHub.Console.Tests.Browsing;

/// <summary>A county's rules change: drafted from what is stored, checked, compared, put and read.</summary>
public sealed class PolicyJourneyTests(ConsoleHub hub) : IClassFixture<ConsoleHub>
{
    private const string Deadline = "2026-07-20T18:00:00+08:00";
    private const string Later = "2026-07-21T18:00:00+08:00";

    [Fact]
    public async Task A_policy_is_drafted_mended_compared_put_and_read()
    {
        await hub.OperatorAsync("rules", "37", [.. Host.Console.SignIn.LocalAccounts.OperatorScopes, DataHub.Contracts.Access.Scopes.PolicyWrite]);
        await using var tab = await Tab.OpenAsync(hub.Host.Address);
        var page = tab.Page;
        await tab.SignInAsync("rules");
        await page.GotoAsync("/console/policies/370102/2026/primary");
        await page.GetByRole(AriaRole.Link, new() { Name = "起草新版本" }).ClickAsync();
        await tab.HeadingAsync("起草政策");
        var document = page.GetByLabel("政策文档（JSON）");
        var stored = await document.InputValueAsync();
        stored.ShouldContain(Deadline);

        // Nothing changed, nothing to put; then a fault, told where it is and how it is mended.
        await page.GetByRole(AriaRole.Button, new() { Name = "校验并比较" }).ClickAsync();
        await Expect(page.GetByText("没有可发布的内容")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布" })).ToBeDisabledAsync();
        await TypeAsync(document, stored.Replace("\"year\": 2026", "\"year\": 1926", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "校验并比较" }).ClickAsync();
        await Expect(page.GetByText("政策无效")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "/year" })).ToBeVisibleAsync();
        await tab.PictureAsync("policy-problems");

        var changed = stored.Replace(Deadline, Later, StringComparison.Ordinal);
        await TypeAsync(document, changed);
        await page.GetByRole(AriaRole.Button, new() { Name = "校验并比较" }).ClickAsync();
        await Expect(page.GetByText("有效，可以发布。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Deletion)).ToContainTextAsync(Deadline);
        await Expect(page.GetByRole(AriaRole.Insertion)).ToContainTextAsync(Later);
        await tab.PictureAsync("policy-differences");

        // What was checked is what is put: a key more, and it must be checked again.
        await TypeAsync(document, changed + " ");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "校验并比较" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布" }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("教育局延长一天");
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await page.WaitForURLAsync("**/console/policies/370102/2026/primary");
        await tab.PictureAsync("policy-put");

        var latest = (await hub.Host.Services.GetRequiredService<IPolicyStore>().LatestAsync(new("370102", 2026, Stage.Primary), default))!;
        latest.Version.ShouldBe(2);
        latest.Json.ShouldContain(Later);
        tab.ShouldHaveNoFaults();
    }

    private static async Task TypeAsync(ILocator document, string text)
    {
        await document.FillAsync(text);
        await document.BlurAsync();
    }
}
