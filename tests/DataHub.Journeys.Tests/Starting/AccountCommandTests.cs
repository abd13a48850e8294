using DataHub.Core.Ports;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Starting;

/// <summary><c>accounts add | list | reset | disable</c> as an operator types them.</summary>
public sealed class AccountCommandTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_account_is_made_reset_disabled_and_every_step_is_audited()
    {
        var (code, first, said) = await RunAsync("accounts", "add", "Wang", "--division", "3701", "--scope", "ops.read", "--scope", "ops.replay");
        code.ShouldBe(0, said);
        first.Trim().Length.ShouldBe(20);
        (await RunAsync("accounts", "add", "wang", "--division", "3701", "--scope", "ops.read")).Code.ShouldBe(2);
        var (_, list, _) = await RunAsync("accounts", "list");
        list.ShouldContain("wang  first password  divisions 3701  scopes ops.read ops.replay  last sign-in never");
        list.ShouldNotContain(first.Trim());

        (await RunAsync("accounts", "reset", "wang")).Out.Trim().ShouldNotBe(first.Trim());
        (await RunAsync("accounts", "disable", "wang")).Code.ShouldBe(0);
        (await RunAsync("accounts", "disable", "wang")).Code.ShouldBe(2);
        (await RunAsync("accounts", "list")).Out.ShouldContain("wang  disabled");
        (await RunAsync("accounts", "reset", "nobody")).Code.ShouldBe(2);

        await using var storage = await _database.OpenAsync();
        var written = await storage.Audit.SearchAsync(new AuditQuery { Actor = "command-line", Target = "wang" }, DivisionScope.All, default);
        written.Items.Select(i => i.Event.Action).ShouldBe([AuditActions.AccountDisable, AuditActions.AccountPassword, AuditActions.AccountAdd]);
    }

    [Fact]
    public async Task A_scope_that_operators_cannot_have_makes_nothing()
    {
        var (code, _, error) = await RunAsync("accounts", "add", "x", "--division", "99", "--scope", "verify");
        code.ShouldNotBe(0);
        error.ShouldContain("scopes of operators are");
        error.ShouldContain("division");
        (await RunAsync("accounts", "list")).Out.ShouldBeEmpty();
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] args) =>
        HubProcess.RunAsync([.. args, $"--Storage:ConnectionString={_database.ConnectionString}", $"--Storage:KeyRing={_database.KeyRing}"]);
}
