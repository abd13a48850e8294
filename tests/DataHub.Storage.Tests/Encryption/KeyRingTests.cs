using DataHub.Storage.PostgreSql;
using DataHub.Storage.PostgreSql.Encryption;
using DataHub.Testing;

namespace DataHub.Storage.Tests.Encryption;

public sealed class KeyRingTests : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    private string Path => System.IO.Path.Combine(_folder, "key-ring.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_start_makes_a_ring_that_only_its_owner_can_read_and_later_starts_use_it()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        byte[] closed;
        await using (var first = await OpenAsync(database))
        {
            closed = first.Protector.Protect([1, 2, 3], "p");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await using var second = await OpenAsync(database);
        second.Protector.Unprotect(closed, "p").ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Nodes_that_start_together_share_one_ring()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync(database)));
        nodes.Select(node => Convert.ToHexString(node.Protector.LookupHash("k", "v"))).Distinct().Count().ShouldBe(1);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Without_its_ring_a_database_that_holds_data_does_not_open()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await (await OpenAsync(database)).DisposeAsync();
        File.Delete(Path);
        (await Should.ThrowAsync<StorageException>(() => OpenAsync(database))).Message.ShouldContain($"'{Path}' is missing");
        File.Exists(Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_databases_ring_is_refused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await (await OpenAsync(database)).DisposeAsync();
        KeyRing.Create(TimeProvider.System).Save(Path);
        (await Should.ThrowAsync<StorageException>(() => OpenAsync(database))).Message.ShouldContain("of another database");
    }

    [Fact]
    public async Task A_copy_from_before_a_rotation_is_refused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await (await OpenAsync(database)).DisposeAsync();
        var before = KeyRing.Load(Path)!;
        before.Rotate(TimeProvider.System).Save(Path);
        await (await OpenAsync(database)).DisposeAsync();
        before.Save(Path);
        (await Should.ThrowAsync<StorageException>(() => OpenAsync(database))).Message.ShouldContain("lacks key 2");
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{ "keys": [], "lookupKey": "AAAA" }""")]
    [InlineData("""{ "keys": [ { "id": 1, "created": "2026-01-01T00:00:00Z", "state": "Active", "key": "AAAA" } ], "lookupKey": "AAAA" }""")]
    public async Task A_damaged_ring_is_named(string content)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await File.WriteAllTextAsync(Path, content);
        (await Should.ThrowAsync<StorageException>(() => OpenAsync(database))).Message.ShouldContain("from a backup");
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await File.WriteAllTextAsync(Path, "");
        var below = System.IO.Path.Combine(Path, "ring.json");
        (await Should.ThrowAsync<StorageException>(() => PostgreSqlStorage.OpenAsync(database.ConnectionString, below, TimeProvider.System, default))).Message.ShouldContain("Storage:KeyRing");
    }

    private Task<PostgreSqlStorage> OpenAsync(TestDatabase database) => PostgreSqlStorage.OpenAsync(database.ConnectionString, Path, TimeProvider.System, default);
}
