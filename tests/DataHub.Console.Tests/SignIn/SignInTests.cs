using System.Net;
using DataHub.Contracts.Access;
using DataHub.Core.Ports;
using DataHub.Host.Console.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DataHub.Console.Tests.SignIn;

public sealed class SignInTests(ConsoleHub hub) : IClassFixture<ConsoleHub>
{
    [Theory]
    [InlineData("/console")]
    [InlineData("/console/verifications")]
    [InlineData("/console/sources")]
    [InlineData("/console/audit")]
    public async Task Nobody_sees_a_page_without_signing_in(string page)
    {
        using var visitor = new Visitor(hub.Host.Address);
        var answer = await visitor.GetAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldContain("/console/sign-in?returnUrl=");
    }

    [Fact]
    public async Task The_pages_connection_refuses_who_is_not_signed_in()
    {
        using var visitor = new Visitor(hub.Host.Address);
        (await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_first_password_opens_nothing_but_the_choice_of_another()
    {
        var first = hub.Host.FirstPassword.ShouldNotBeNull();
        using var visitor = new Visitor(hub.Host.Address);
        Location(await visitor.SignInAsync(LocalAccounts.FirstName, first)).ShouldBe("/console/password");
        Location(await visitor.GetAsync("/console")).ShouldBe("/console/password");
        (await visitor.PostAsync("/_blazor/negotiate?negotiateVersion=1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await visitor.SubmitAsync("/console/password", ("current", first), ("password", "short"), ("again", "short"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.SubmitAsync("/console/password", ("current", "wrong"), ("password", ConsoleHub.Password), ("again", ConsoleHub.Password))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Location(await visitor.SubmitAsync("/console/password", ("current", first), ("password", ConsoleHub.Password), ("again", ConsoleHub.Password))).ShouldBe("/console");
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var other = new Visitor(hub.Host.Address);
        (await other.SignInAsync(LocalAccounts.FirstName, first)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ActionsAsync("operator:admin")).ShouldBe([AuditActions.AccountPassword, AuditActions.SignIn]);
    }

    [Fact]
    public async Task Wrong_passwords_lock_and_the_right_one_then_opens_nothing()
    {
        var name = await hub.OperatorAsync("locked", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        for (var i = 0; i < 5; i++)
        {
            var refused = await visitor.SignInAsync(name, "not the password");
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await Visitor.TextAsync(refused)).ShouldContain("账号或密码不正确");
        }

        (await Visitor.TextAsync(await visitor.SignInAsync(name, ConsoleHub.Password))).ShouldContain("已暂时锁定");
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_lock_ends_with_its_time_and_failures_before_it_count_no_more()
    {
        var name = await hub.OperatorAsync("patient", "3701");
        var accounts = hub.Host.Services.GetRequiredService<IAccountStore>();
        await accounts.CountFailureAsync(name, limit: 1, TimeProvider.System.GetUtcNow().AddMinutes(-1), default); // Locked, until a minute ago.
        using var visitor = new Visitor(hub.Host.Address);

        (await Visitor.TextAsync(await visitor.SignInAsync(name, "not the password"))).ShouldContain("账号或密码不正确");
        (await visitor.SignInAsync(name, ConsoleHub.Password)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await accounts.FindAsync(name, default))!.LockedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_name_is_told_nothing_else_than_a_wrong_password()
    {
        await hub.OperatorAsync("known", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        var unknown = await Visitor.TextAsync(await visitor.SignInAsync("unknown", "not the password"));
        var wrong = await Visitor.TextAsync(await visitor.SignInAsync("known", "not the password"));
        unknown.ShouldContain("账号或密码不正确");
        wrong.ShouldContain("账号或密码不正确");
    }

    [Fact]
    public async Task A_form_without_the_pages_token_signs_nobody_in_or_out()
    {
        var name = await hub.OperatorAsync("forged", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        (await visitor.PostAsync("/console/sign-in", ("name", name), ("password", ConsoleHub.Password))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.Found);

        await visitor.SignInAsync(name, ConsoleHub.Password);
        await visitor.PostAsync("/console/sign-out");
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_cookie_is_hidden_from_scripts_and_opens_no_api()
    {
        var name = await hub.OperatorAsync("cookie", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        var signedIn = await visitor.SignInAsync(name, ConsoleHub.Password);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("datahub-console=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        (await visitor.GetAsync("/v1/policies")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task An_api_key_opens_no_page()
    {
        using var caller = await hub.CallerAsync("37", [.. Scopes.All]);
        var answer = await caller.GetAsync("/console");
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/console/sign-in");
    }

    [Fact]
    public async Task A_page_whose_scope_is_missing_is_refused()
    {
        var name = await hub.OperatorAsync("reader", "3701", Scopes.OpsRead);
        using var visitor = new Visitor(hub.Host.Address);
        await visitor.SignInAsync(name, ConsoleHub.Password);
        (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/console/verifications")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("https://evil.example/console")]
    [InlineData("//evil.example")]
    [InlineData("/console/..//evil.example\\")]
    [InlineData("/v1/policies")]
    public async Task Signing_in_leads_nowhere_but_to_the_console(string returnUrl)
    {
        var name = await hub.OperatorAsync($"lured{returnUrl.Length}", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        Location(await visitor.SignInAsync(name, ConsoleHub.Password, returnUrl)).ShouldBe("/console");
    }

    [Fact]
    public async Task A_reset_password_and_a_disabled_account_end_the_session()
    {
        var store = hub.Host.Services.GetRequiredService<IAccountStore>();
        foreach (var end in (Func<string, Task<bool>>[])[n => store.DisableAsync(n, TimeProvider.System.GetUtcNow(), default), n => store.SetPasswordAsync(n, "x", true, Guid.CreateVersion7(), default)])
        {
            var name = await hub.OperatorAsync($"ended-{Guid.CreateVersion7()}", "3701");
            using var visitor = new Visitor(hub.Host.Address);
            await visitor.SignInAsync(name, ConsoleHub.Password);
            (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await end(name)).ShouldBeTrue();
            (await visitor.GetAsync("/console")).StatusCode.ShouldBe(HttpStatusCode.Found);
        }
    }

    [Fact]
    public async Task Pages_allow_no_script_from_elsewhere_and_their_files_are_the_hubs_own()
    {
        var name = await hub.OperatorAsync("policy", "3701");
        using var visitor = new Visitor(hub.Host.Address);
        await visitor.SignInAsync(name, ConsoleHub.Password);
        var page = await visitor.GetAsync("/console");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
        foreach (var file in System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"([^\"]+\\.(?:js|css|svg))\"").Select(m => m.Groups[1].Value))
        {
            var answer = await visitor.GetAsync(file.StartsWith('/') ? file : "/" + file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            answer.Headers.CacheControl!.NoStore.ShouldBeFalse($"{file} is loaded anew by every page");
        }

        page.Headers.CacheControl!.NoStore.ShouldBeTrue("a page shows what only its operator may see");
        Location(await visitor.GetAsync("/console/no-such-page")).ShouldBe("/console/not-found");
    }

    private static string Location(HttpResponseMessage answer) => answer.Headers.Location?.ToString() is { } to ? new Uri(new Uri("http://hub"), to).PathAndQuery : $"({answer.StatusCode})";

    private async Task<IEnumerable<string>> ActionsAsync(string actor) =>
        (await hub.Host.Services.GetRequiredService<IAuditLog>().SearchAsync(new AuditQuery { Actor = actor }, DivisionScope.All, default)).Items.Select(i => i.Event.Action);
}
