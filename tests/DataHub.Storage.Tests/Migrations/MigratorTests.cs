using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Migrations;
using DataHub.Testing;
using Npgsql;

namespace DataHub.Storage.Tests.Migrations;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE a (x int)"), Second = new(2, "second", "CREATE TABLE b (x int); INSERT INTO b VALUES (1)");
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_applied_once_whoever_starts()
    {
        await ApplyAsync(First);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ApplyAsync(First, Second)));
        (await CountAsync("b")).ShouldBe(1);
        (await CountAsync("schema_migrations")).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_and_those_before_it_stay()
    {
        var broken = Second with { Sql = "CREATE TABLE b (x int); SELECT 1/0" };
        await Should.ThrowAsync<PostgresException>(() => ApplyAsync(First, broken));
        (await CountAsync("schema_migrations")).ShouldBe(1);
        await ApplyAsync(First, Second);
        (await CountAsync("b")).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_one_is_refused()
    {
        await ApplyAsync(First);
        (await Should.ThrowAsync<StorageException>(() => ApplyAsync(First with { Sql = First.Sql + " -- better" }))).Message.ShouldContain("Migration 1 (first) was changed");
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await ApplyAsync(First, Second);
        (await Should.ThrowAsync<StorageException>(() => ApplyAsync(First))).Message.ShouldContain("newer version");
    }

    [Fact]
    public void The_files_are_numbered_without_gap() =>
        Migration.Embedded.Select(migration => migration.Number).ShouldBe(Enumerable.Range(1, Migration.Embedded.Count));

    private Task ApplyAsync(params Migration[] migrations) => new Migrator(_source, migrations, TimeProvider.System).ApplyAsync(default);

    private async Task<long> CountAsync(string table)
    {
        await using var command = _source.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
