using System.Security.Cryptography;
using System.Xml.Linq;
using DataHub.Core.Ports;

namespace DataHub.Storage.Tests.Accounts;

public sealed class AccountStoreTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private readonly IAccountStore _store = fixture.Storage.Accounts;

    [Fact]
    public async Task An_account_is_found_as_it_was_added_and_its_name_is_taken()
    {
        var account = Account("zhao");
        (await _store.AddAsync(account, default)).ShouldBeTrue();
        (await _store.AddAsync(account with { PasswordHash = "other" }, default)).ShouldBeFalse();
        var found = (await _store.FindAsync("zhao", default))!;
        (found.PasswordHash, found.Stamp, found.MustChange, found.LockedUntil, found.CreatedAt).ShouldBe((account.PasswordHash, account.Stamp, true, null, account.CreatedAt));
        found.Divisions.ShouldBe(["3701"]);
        found.Scopes.ShouldBe(["ops.read"]);
        (await _store.FindAsync("nobody", default)).ShouldBeNull();
        (await _store.ListAsync(default)).ShouldContain(a => a.Name == "zhao");
        (await _store.AnyAsync(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_failure_that_reaches_the_limit_locks_and_a_new_password_unlocks()
    {
        await _store.AddAsync(Account("qian"), default);
        await _store.CountFailureAsync("qian", 3, Samples.Now.AddMinutes(15), default);
        await _store.CountFailureAsync("qian", 3, Samples.Now.AddMinutes(15), default);
        (await _store.FindAsync("qian", default))!.LockedUntil.ShouldBeNull();
        await _store.CountFailureAsync("qian", 3, Samples.Now.AddMinutes(15), default);
        (await _store.FindAsync("qian", default))!.LockedUntil.ShouldBe(Samples.Now.AddMinutes(15));

        var stamp = Guid.CreateVersion7();
        (await _store.SetPasswordAsync("qian", "new", mustChange: false, stamp, default)).ShouldBeTrue();
        var after = (await _store.FindAsync("qian", default))!;
        (after.PasswordHash, after.MustChange, after.Stamp, after.LockedUntil).ShouldBe(("new", false, stamp, null));
        (await _store.SetPasswordAsync("nobody", "new", mustChange: false, stamp, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_success_forgets_the_failures()
    {
        await _store.AddAsync(Account("sun"), default);
        await _store.CountFailureAsync("sun", 2, Samples.Now, default);
        await _store.CountSuccessAsync("sun", Samples.Now, default);
        await _store.CountFailureAsync("sun", 2, Samples.Now, default);
        var account = (await _store.FindAsync("sun", default))!;
        (account.LockedUntil, account.SignedInAt).ShouldBe((null, Samples.Now));
    }

    [Fact]
    public async Task An_account_is_disabled_once()
    {
        await _store.AddAsync(Account("li"), default);
        (await _store.DisableAsync("li", Samples.Now, default)).ShouldBeTrue();
        (await _store.DisableAsync("li", Samples.Now.AddDays(1), default)).ShouldBeFalse();
        (await _store.FindAsync("li", default))!.DisabledAt.ShouldBe(Samples.Now);
    }

    [Fact]
    public async Task Keys_of_cookies_come_back_and_open_only_where_they_were_put()
    {
        var keys = fixture.Storage.CookieKeys;
        keys.Add(XElement.Parse("<key id=\"1\"><secret>abc</secret></key>"), "key-1");
        keys.Add(XElement.Parse("<key id=\"2\" />"), "key-1");
        keys.All().Select(e => e.ToString(SaveOptions.DisableFormatting)).ShouldBe(["<key id=\"1\"><secret>abc</secret></key>"]);
        await using var move = fixture.Storage.Database.CreateCommand("INSERT INTO console_keys SELECT 'key-2', element_sealed FROM console_keys");
        await move.ExecuteNonQueryAsync();
        Should.Throw<CryptographicException>(keys.All);
    }

    private static OperatorAccount Account(string name) =>
        new(name, "hash", ["3701"], ["ops.read"], Guid.CreateVersion7(), MustChange: true, null, null, Samples.Now, null);
}
