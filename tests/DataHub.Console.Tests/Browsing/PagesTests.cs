using DataHub.Client;
using DataHub.Mocks.Bureau.Population;
using Microsoft.Playwright;

namespace DataHub.Console.Tests.Browsing;

/// <summary>Every page of the menu, wide and narrow, light and dark, with families in the hub.</summary>
public sealed class PagesTests(PagesTests.Hub hub) : IClassFixture<PagesTests.Hub>
{
    public sealed class Hub : ConsoleHub
    {
        public IReadOnlyList<Guid> Verifications { get; private set; } = [];

        public async Task PrepareFamiliesAsync()
        {
            if (Verifications.Count > 0)
            {
                return;
            }

            await OperatorAsync("wang", "37");
            var client = await ClientAsync();
            var ids = new List<Guid>();
            foreach (var named in NamedFamilies.All)
            {
                ids.Add((await client.VerifyAsync(Request(named.Family, $"LX-2026-{ids.Count + 1:000000}"), Guid.CreateVersion7().ToString())).Id);
            }

            Verifications = ids;
        }
    }

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Every_page_of_the_menu_opens_fits_and_logs_no_error(int width, int height, ColorScheme scheme)
    {
        await hub.PrepareFamiliesAsync();
        await using var tab = await Tab.OpenAsync(hub.Host.Address, width, height, scheme);
        await tab.Page.GotoAsync("/console/sign-in");
        await tab.PictureAsync($"sign-in-{width}-{scheme}");
        await tab.SignInAsync("wang");
        foreach (var entry in Host.Console.Layout.NavPage.All)
        {
            await tab.Page.GotoAsync(entry.Path);
            await tab.HeadingAsync(entry.Entry.Zh);
            await Assertions.Expect(tab.Page.GetByRole(AriaRole.Status, new() { Name = "正在读取" })).ToHaveCountAsync(0);
            await tab.FitsAsync();
            await tab.PictureAsync($"{entry.Path.Split('/')[^1]}-{width}-{scheme}");
        }

        await tab.Page.GotoAsync($"/console/verifications/{hub.Verifications[0]}");
        await tab.HeadingAsync("LX-2026-000001");
        await tab.FitsAsync();
        await tab.PictureAsync($"verdict-{width}-{scheme}");
        tab.ShouldHaveNoFaults();
    }
}
