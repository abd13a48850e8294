using System.Globalization;
using DataHub.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DataHub.Console.Tests.Browsing;

/// <summary>A department announces a night's work: it is planned, seen, and taken back.</summary>
public sealed class SourcesJourneyTests(ConsoleHub hub) : IClassFixture<ConsoleHub>
{
    [Fact]
    public async Task A_maintenance_is_planned_only_when_it_makes_sense_seen_and_taken_back()
    {
        await hub.OperatorAsync("plans", "37");
        await using var tab = await Tab.OpenAsync(hub.Host.Address, scheme: ColorScheme.Dark);
        var page = tab.Page;
        await tab.SignInAsync("plans");
        await page.GetByRole(AriaRole.Link, new() { Name = "数据源", Exact = true }).ClickAsync();
        await tab.HeadingAsync("数据源");
        var card = page.GetByRole(AriaRole.Article, new() { Name = "户籍" });

        await card.GetByRole(AriaRole.Button, new() { Name = "计划维护 户籍" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var day = TimeProvider.System.GetUtcNow().AddHours(8).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await FillDayAsync(dialog, "开始日期", day);
        await FillDayAsync(dialog, "结束日期", day);
        await dialog.GetByLabel("开始时间").FillAsync("22:00");
        await dialog.GetByLabel("结束时间").FillAsync("21:00");
        await dialog.GetByLabel("理由").FillAsync("系统升级");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "确定" })).ToBeDisabledAsync(); // It would end before it begins.

        await dialog.GetByLabel("结束时间").FillAsync("23:30");
        await tab.PictureAsync("maintenance-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(card.GetByText($"{day} 22:00")).ToBeVisibleAsync();
        await Expect(card.GetByText("系统升级")).ToBeVisibleAsync();
        await tab.PictureAsync("maintenance-planned");
        var planned = (await hub.Host.Services.GetRequiredService<ISourceControlStore>().ReadAsync(TimeProvider.System.GetUtcNow(), default)).Windows.ShouldHaveSingleItem();
        (planned.From, planned.Until).ShouldBe((At(day, "22:00"), At(day, "23:30")));

        await card.GetByRole(AriaRole.Button, new() { Name = "取消这次维护" }).ClickAsync();
        await Expect(card.GetByText("系统升级")).ToHaveCountAsync(0);
        tab.ShouldHaveNoFaults();
        var written = await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Actor = "operator:plans" }, DivisionScope.All, default);
        written.Items.Select(i => i.Event.Action).ShouldBe([AuditActions.SourceMaintenance, AuditActions.SourceMaintenance, AuditActions.SignIn]);
    }

    private static async Task FillDayAsync(ILocator dialog, string label, string day)
    {
        await dialog.GetByLabel(label).FillAsync(day);
        await dialog.GetByLabel(label).PressAsync("Tab");
    }

    private static DateTimeOffset At(string day, string time) => DateTimeOffset.Parse($"{day}T{time}:00+08:00", CultureInfo.InvariantCulture);
}
