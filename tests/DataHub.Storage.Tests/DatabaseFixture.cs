using DataHub.Storage.PostgreSql;
using DataHub.Testing;

namespace DataHub.Storage.Tests;

/// <summary>A database for one test class.</summary>
public sealed class DatabaseFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public PostgreSqlStorage Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Storage = await Database.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        await Database.DisposeAsync();
    }
}
