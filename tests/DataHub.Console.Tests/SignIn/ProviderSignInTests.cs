using System.Net;
using DataHub.Core.Ports;
using DataHub.Journeys.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Console.Tests.SignIn;

public sealed class ProviderSignInTests(ProviderSignInTests.Hub hub) : IClassFixture<ProviderSignInTests.Hub>
{
    public sealed class Hub : RunningHub
    {
        internal MockProvider Provider { get; private set; } = null!;

        protected override async Task PrepareAsync()
        {
            Provider = await MockProvider.StartAsync();
            await File.WriteAllTextAsync(Path.Combine(Folder, "secret"), MockProvider.Secret + "\n");
        }

        protected override IEnumerable<string> Settings() =>
        [
            .. base.Settings(), $"--Console:Oidc:Authority={Provider.Address}", $"--Console:Oidc:ClientId={MockProvider.ClientId}", $"--Console:Oidc:ClientSecretFile={Path.Combine(Folder, "secret")}",
        ];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_the_provider_knows_has_the_divisions_and_scopes_that_it_says()
    {
        using var browser = Browser();
        (await browser.GetAsync("/console/sign-in/provider?returnUrl=%2Fconsole%2Fverifications")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/verifications");
        (await browser.GetAsync("/console/verifications")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/console/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var entry = (await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Actor = "operator:zhao.min" }, DivisionScope.All, default)).Items[0].Event;
        (entry.Action, entry.Division, entry.Detail).ShouldBe((AuditActions.SignIn, "3701", "provider"));
    }

    [Theory]
    [InlineData("divisions", "")]
    [InlineData("divisions", "elsewhere")]
    [InlineData("scopes", "openid verify")]
    public async Task Who_has_no_division_or_no_operators_scope_is_not_let_in(string claim, string value)
    {
        var kept = hub.Provider.Claims[claim];
        hub.Provider.Claims[claim] = value;
        try
        {
            using var browser = Browser();
            var answer = await browser.GetAsync("/console/sign-in/provider");
            answer.RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/console/sign-in?problem=NoRights");
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("未授予本系统的权限");
            (await browser.GetAsync("/console")).RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/sign-in");
        }
        finally
        {
            hub.Provider.Claims[claim] = kept;
        }
    }

    [Fact]
    public async Task With_a_provider_no_password_signs_in()
    {
        hub.Host.FirstPassword.ShouldBeNull();
        using var visitor = new Visitor(hub.Host.Address);
        (await visitor.GetAsync("/console/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.SignInAsync("admin", "whatever it is")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_forged_answer_of_the_provider_signs_nobody_in()
    {
        using var browser = Browser();
        (await browser.GetAsync("/console/sign-in/callback?code=x&state=y")).RequestMessage!.RequestUri!.PathAndQuery.ShouldBe("/console/sign-in?problem=NoRights");
    }

    private HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = hub.Host.Address };
}
