using DataHub.Core.Items;
using DataHub.Testing;

namespace DataHub.Journeys.Tests.Starting;

/// <summary><c>clients add | list | revoke</c> as an operator types them.</summary>
public sealed class ClientCommandTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_listed_without_its_secret_and_revoked()
    {
        var (code, secret, said) = await RunAsync("clients", "add", "jinan-lixia", "--division", "370102", "--scope", "verify", "--scope", "verify.read", "--expires-in", "30d");
        code.ShouldBe(0, said);
        secret.Trim().ShouldMatch("^dh_[A-Za-z0-9_-]{43}$");
        var (_, list, _) = await RunAsync("clients", "list");
        list.ShouldContain("jinan-lixia");
        list.ShouldContain("verify verify.read");
        list.ShouldNotContain(secret.Trim());
        var id = list.Split(' ')[0];
        (await RunAsync("clients", "revoke", id)).Code.ShouldBe(0);
        (await RunAsync("clients", "revoke", id)).Code.ShouldBe(2);
        (await RunAsync("clients", "list")).Out.ShouldContain("revoked");
    }

    [Fact]
    public async Task Wrong_arguments_are_named_and_make_nothing()
    {
        var (code, output, error) = await RunAsync("clients", "add", "x", "--division", "99", "--scope", "everything", "--expires-in", "soon");
        code.ShouldNotBe(0);
        error.ShouldContain("division");
        error.ShouldContain("known scopes are");
        error.ShouldContain("--expires-in");
        output.ShouldNotContain("dh_");
        (await RunAsync("clients", "list")).Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hub_that_cannot_start_ends_with_one_message()
    {
        var (code, _, error) = await HubProcess.RunAsync([.. ItemId.Handbook.Select(i => $"--Adapters:{i}:Enabled=false"), "--urls=http://127.0.0.1:0"]);
        code.ShouldBe(1);
        error.ShouldStartWith("The hub cannot start");
        error.ShouldContain("Storage:ConnectionString is missing");
        error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("clients", "list")]
    [InlineData]
    public async Task A_setting_of_a_wrong_kind_ends_hub_and_commands_with_one_message(params string[] command)
    {
        var (code, _, error) = await RunAsync([.. command, "--Storage:Embedded:StartTimeout=soon", "--Storage:Keyrng=x", "--urls=http://127.0.0.1:0"]);
        code.ShouldBe(1);
        error.ShouldContain("Storage:Embedded:StartTimeout must be a duration such as 00:00:10");
        error.ShouldContain("Storage:Keyrng is no setting; did you mean KeyRing?");
        error.ShouldNotContain("   at ");
    }

    private Task<(int Code, string Out, string Error)> RunAsync(params string[] args) =>
        HubProcess.RunAsync([.. args, $"--Storage:ConnectionString={_database.ConnectionString}", $"--Storage:KeyRing={_database.KeyRing}"]);
}
