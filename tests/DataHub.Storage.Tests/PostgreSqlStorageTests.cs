using DataHub.Storage.PostgreSql;
using Npgsql;

namespace DataHub.Storage.Tests;

public sealed class PostgreSqlStorageTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_server_that_does_not_answer_is_named_with_the_setting()
    {
        var message = await RefusalAsync("Host=127.0.0.1;Port=1;Username=x;Password=y;Timeout=2");
        message.ShouldContain("Storage:ConnectionString");
        message.ShouldContain("127.0.0.1:1");
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_not_repeated()
    {
        var wrong = new NpgsqlConnectionStringBuilder(fixture.Database.ConnectionString) { Password = "not-the-password" };
        var message = await RefusalAsync(wrong.ConnectionString);
        message.ShouldContain("password authentication failed");
        message.ShouldNotContain("not-the-password");
    }

    private async Task<string> RefusalAsync(string connectionString) =>
        (await Should.ThrowAsync<StorageException>(() => PostgreSqlStorage.OpenAsync(connectionString, fixture.Database.KeyRing, TimeProvider.System, default))).Message;
}
