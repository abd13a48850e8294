using DataHub.Core.Ports;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DataHub.Console.Tests.Browsing;

/// <summary>A source refuses, a family waits; the operator sees it, plans, replays, watches it recover and reads the changed verdict.</summary>
public sealed class OutageJourneyTests(ConsoleHub hub) : IClassFixture<ConsoleHub>
{
    [Fact]
    public async Task An_outage_is_seen_planned_replayed_watched_and_its_verdict_read()
    {
        await hub.OperatorAsync("wang", "37");
        hub.Bureau.Faults.Add(new Fault { Item = "household-registration", Kind = FaultKind.Code, Code = "E-106" });
        var client = await hub.ClientAsync();
        var family = NamedFamilies.All.Single(f => f.Name == "张小雨").Family;
        (await client.VerifyAsync(hub.Request(family, "LX-2026-000001"), "outage-1")).Outcome.ShouldBe("pending");

        await using var tab = await Tab.OpenAsync(hub.Host.Address);
        var page = tab.Page;
        await tab.SignInAsync("wang");

        // Seen at a glance, with what it means and what to do.
        await page.GetByRole(AriaRole.Link, new() { Name = "失败拉取" }).ClickAsync();
        await tab.HeadingAsync("失败拉取");
        await tab.PictureAsync("journey-1-failed");
        await page.GetByRole(AriaRole.Button, new() { Name = "户籍", Exact = true }).First.ClickAsync();
        await Expect(page.GetByText("来源不接受本系统的凭证或权限。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("***").First).ToBeVisibleAsync();
        await tab.PictureAsync("journey-2-detail");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // The source is held while its credentials are mended, and let go.
        await page.GetByRole(AriaRole.Link, new() { Name = "数据源", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停 户籍" }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("更正凭证");
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(page.GetByText("已暂停")).ToBeVisibleAsync();
        await tab.PictureAsync("journey-2b-paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复 户籍" }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("已更正凭证");
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(page.GetByText("已暂停")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "失败拉取" }).First.ClickAsync();
        await tab.HeadingAsync("失败拉取");

        // Planned and started.
        hub.Bureau.Faults.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "重放全部符合项" }).ClickAsync();
        await Expect(page.GetByText("将重放")).ToBeVisibleAsync();
        await page.GetByLabel("理由").FillAsync("凭证已更正");
        await tab.PictureAsync("journey-3-plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始重放" }).ClickAsync();

        // Watched until it is done, without a reload.
        await tab.HeadingAsync("重放进度");
        await Expect(page.GetByText("已完成")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "等待数据" }).Filter(new() { HasText = "零证明" })).ToBeVisibleAsync();
        await tab.PictureAsync("journey-4-done");

        // The changed verdict, and what it was before.
        await page.GetByRole(AriaRole.Link, new() { Name = "核验", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "LX-2026-000001" }).ClickAsync();
        await tab.HeadingAsync("LX-2026-000001");
        await Expect(page.GetByText("孩子的户籍符合要求。")).ToBeVisibleAsync();
        await Expect(page.GetByText("第 2 版").First).ToBeVisibleAsync();
        var changes = page.GetByRole(AriaRole.Region, new() { Name = "与第 1 版相比" });
        await Expect(changes.GetByText("等待数据").First).ToBeVisibleAsync();
        await Expect(changes.GetByText("零证明").First).ToBeVisibleAsync();

        // Personal data after a reason only, which the audit keeps.
        await Expect(page.GetByText(family.Child.Name)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "查看未脱敏信息" }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("家长来电核对");
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(page.GetByText(family.Child.Name).First).ToBeVisibleAsync();
        await tab.PictureAsync("journey-5-unmasked");
        await page.GetByRole(AriaRole.Link, new() { Name = "审计" }).ClickAsync();
        await Expect(page.GetByText("家长来电核对")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "校验完整性" }).ClickAsync();
        await Expect(page.GetByText("未被改动")).ToBeVisibleAsync();
        await tab.PictureAsync("journey-6-audit");

        await page.GetByRole(AriaRole.Button, new() { Name = "账号" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await tab.HeadingAsync("登录");
        tab.ShouldHaveNoFaults();
        var written = await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Actor = "operator:wang" }, DivisionScope.All, default);
        written.Items.Select(i => i.Event.Action).ShouldBe([AuditActions.SignOut, AuditActions.Unmask, AuditActions.ReplayStart, AuditActions.SourceResume, AuditActions.SourcePause, AuditActions.SignIn]);
    }

    [Fact]
    public async Task The_console_is_worked_by_keyboard_in_english_and_the_job_engine_shows_its_jobs()
    {
        await hub.OperatorAsync("keys", "3706"); // Another prefecture, so that no replay is there.
        await using var tab = await Tab.OpenAsync(hub.Host.Address);
        var page = tab.Page;
        await page.GotoAsync("/console/sign-in");
        await Expect(page.GetByLabel("账号")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("keys");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(ConsoleHub.Password);
        await page.Keyboard.PressAsync("Enter");
        await tab.HeadingAsync("总览");

        // The first stop is the way past the menu.
        (await page.EvaluateAsync<string>("() => [...document.querySelectorAll('a[href], button, input')].find(e => e.checkVisibility()).className")).ShouldBe("skip-link");
        await page.Locator(".skip-link").PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "EN", Exact = true }).PressAsync("Enter");
        await tab.HeadingAsync("Overview");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replays" }).PressAsync("Enter");
        await tab.HeadingAsync("Replays");
        await Expect(page.GetByText("No replay yet")).ToBeVisibleAsync();

        await page.GotoAsync("/console/jobs/recurring");
        await Expect(page.GetByText("advance-due")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" })).ToHaveCountAsync(0);
        await tab.PictureAsync("jobs");
        tab.ShouldHaveNoFaults();
    }
}
