using DataHub.Contracts.Access;
using DataHub.Mocks.Bureau.Population;
using DataHub.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DataHub.Console.Tests.Browsing;

/// <summary>A county's receiver is held while it is mended, let go, and sent again what it lost.</summary>
public sealed class WebhooksJourneyTests(WebhooksJourneyTests.Hub hub) : IClassFixture<WebhooksJourneyTests.Hub>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public sealed class Hub : ConsoleHub
    {
        public WebhookReceiver Receiver { get; private set; } = null!;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Receiver.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        protected override async Task PrepareAsync()
        {
            await base.PrepareAsync();
            Receiver = await WebhookReceiver.StartAsync();
        }

        protected override IEnumerable<string> Settings() => [.. base.Settings(), "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivateTargets=true", "--Jobs:SweepSeconds=1"];
    }

    [Fact]
    public async Task An_endpoint_is_paused_and_resumed_and_a_delivery_is_read_and_sent_again()
    {
        await hub.OperatorAsync("posts", "37");
        var (key, _) = await hub.KeyAsync("37", TimeSpan.FromDays(1), [Scopes.Verify]);
        using var county = new HttpClient { BaseAddress = hub.Host.Address, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
        using var body = new StringContent($$"""{ "url": "{{hub.Receiver.Address}}", "events": ["verification.revised"] }""", System.Text.Encoding.UTF8, "application/json");
        (await county.PostAsync("/v1/webhook-endpoints", body)).EnsureSuccessStatusCode();
        var client = await hub.ClientAsync();

        await using var tab = await Tab.OpenAsync(hub.Host.Address, scheme: ColorScheme.Dark);
        var page = tab.Page;
        await tab.SignInAsync("posts");
        await page.GetByRole(AriaRole.Link, new() { Name = "回调", Exact = true }).ClickAsync();
        await tab.HeadingAsync("回调");
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停", Exact = true }).ClickAsync();
        await page.GetByLabel("理由").FillAsync("对方更换证书");
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Expect(page.GetByText("运维暂停")).ToBeVisibleAsync();
        await tab.PictureAsync("webhooks-paused");

        // Kept while it is paused, sent when it is resumed.
        await client.VerifyAsync(hub.Request(NamedFamilies.All[0].Family, "LX-1"), "posts-1", TimeSpan.FromSeconds(30));
        hub.Receiver.Received.ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复", Exact = true }).ClickAsync();
        await Expect(page.GetByText("运维暂停")).ToHaveCountAsync(0);
        var first = await hub.Receiver.NextAsync(Patience);

        // Read, and sent again under the same id.
        var opened = page.GetByRole(AriaRole.Button, new() { Name = "verification.revised" });
        var delivered = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "已送达" });
        for (var look = 0; look < 20 && !await delivered.IsVisibleAsync(); look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500)); // The hub notes the answer after the receiver gave it.
            await page.ReloadAsync();
            await Expect(opened).ToBeVisibleAsync();
        }

        await Expect(delivered).ToBeVisibleAsync();
        await opened.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText(first.Id)).ToBeVisibleAsync();
        await tab.PictureAsync("webhooks-delivery");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "verification.revised" }).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "重发所选 1 条" }).ClickAsync();
        (await hub.Receiver.NextAsync(Patience)).Id.ShouldBe(first.Id);
        tab.ShouldHaveNoFaults();
    }
}
