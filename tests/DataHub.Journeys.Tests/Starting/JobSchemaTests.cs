using DataHub.Host.Jobs;
using DataHub.Host.Starting;
using DataHub.Testing;
using Npgsql;

namespace DataHub.Journeys.Tests.Starting;

/// <summary>The job engine's tables stop no start but one that could never run a job.</summary>
public sealed class JobSchemaTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Nodes_that_start_together_on_a_new_database_all_start()
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new JobSchema(source).InstallAsync(default))));
        (await ScalarAsync(source, "SELECT count(*) FROM hangfire.schema")).ShouldBe(1L);
        (await ScalarAsync(source, "SELECT count(*) FROM hangfire.lock")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_user_who_may_not_make_them_is_told_and_holds_up_nobody()
    {
        await using var owner = NpgsqlDataSource.Create(_database.ConnectionString);
        await ScalarAsync(owner, "CREATE ROLE job_guest LOGIN PASSWORD 'guest'");
        await using var guest = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = "job_guest", Password = "guest" }.ConnectionString);

        var message = (await Should.ThrowAsync<HubStartException>(new JobSchema(guest).InstallAsync(default))).Message;
        message.ShouldContain("permission denied");
        message.ShouldContain("Storage:ConnectionString");
        message.ShouldContain("Jobs:Enabled");

        await new JobSchema(owner).InstallAsync(default).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
