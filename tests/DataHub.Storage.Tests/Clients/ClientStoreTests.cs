using DataHub.Core.Ports;

namespace DataHub.Storage.Tests.Clients;

public sealed class ClientStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly IClientStore _store = fixture.Storage.Clients;

    [Fact]
    public async Task Keys_of_a_client_overlap_and_end_one_by_one()
    {
        var (old, fresh) = (Key(1), Key(2));
        await _store.AddAsync(old, [1, 1], default);
        await _store.AddAsync(fresh, [2, 2], default);
        var found = (await _store.FindByHashAsync([1, 1], default))!;
        (found.KeyId, found.ClientId, found.CreatedAt, found.ExpiresAt, found.RevokedAt).ShouldBe((old.KeyId, "lixia", old.CreatedAt, old.ExpiresAt, null));
        found.Divisions.ShouldBe(["3701", ""]);
        found.Scopes.ShouldBe(["verify", "verify.read"]);
        (await _store.FindByHashAsync([3, 3], default)).ShouldBeNull();

        (await _store.RevokeAsync(old.KeyId, Samples.Now.AddDays(1), default)).ShouldBeTrue();
        (await _store.RevokeAsync(old.KeyId, Samples.Now.AddDays(2), default)).ShouldBeFalse("it ended before");
        (await _store.RevokeAsync(fresh.KeyId, fresh.ExpiresAt, default)).ShouldBeFalse("it has expired");
        (await _store.FindByHashAsync([1, 1], default))!.RevokedAt.ShouldBe(Samples.Now.AddDays(1));
        (await _store.ListAsync(default)).Select(key => key.KeyId).ShouldBe([old.KeyId, fresh.KeyId]);
    }

    private static ApiKey Key(int day) =>
        new(Guid.CreateVersion7(Samples.Now), "lixia", ["3701", ""], ["verify", "verify.read"], Samples.Now.AddDays(-10 + day), Samples.Now.AddDays(90), null);
}
