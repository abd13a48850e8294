using Microsoft.Playwright;

namespace DataHub.Console.Tests.Browsing;

/// <summary>One operator's browser tab. What the page logs as an error, and requests to anywhere but the hub, fail the journey.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Tab(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Tab> OpenAsync(Uri hub, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = hub.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var tab = new Tab(context, await context.NewPageAsync());
        tab.Page.Console += (_, message) => tab.Fault(message.Type == "error", $"console: {message.Text}");
        tab.Page.PageError += (_, error) => tab.Fault(true, $"script: {error}");
        tab.Page.Request += (_, request) => tab.Fault(new Uri(request.Url) is { IsAbsoluteUri: true, Scheme: "http" or "https" } to && to.Authority != hub.Authority, $"request to {request.Url}");
        return tab;
    }

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/console/sign-in");
        await Page.GetByLabel("账号").FillAsync(name);
        await Page.GetByLabel("密码").FillAsync(ConsoleHub.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await HeadingAsync("总览");
    }

    /// <summary>Waits for the page's title.</summary>
    public Task HeadingAsync(string title) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title, Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>Nothing is wider than the window: nobody scrolls sideways.</summary>
    public async Task FitsAsync()
    {
        var beyond = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        beyond.ShouldBeLessThanOrEqualTo(0, $"{Page.Url} is wider than the window");
    }

    /// <summary>Into the folder that the variable SCREENSHOTS names, if it does: for people who look.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public void ShouldHaveNoFaults() => _faults.ShouldBeEmpty();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private void Fault(bool wrong, string what)
    {
        if (wrong)
        {
            _faults.Add(what);
        }
    }
}
