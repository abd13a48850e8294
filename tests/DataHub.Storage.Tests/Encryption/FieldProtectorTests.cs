using System.Security.Cryptography;
using System.Text;
using DataHub.Storage.PostgreSql.Encryption;

namespace DataHub.Storage.Tests.Encryption;

public sealed class FieldProtectorTests
{
    private static readonly byte[] Name = Encoding.UTF8.GetBytes(Samples.ChildName);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void What_was_closed_opens(int length)
    {
        using var protector = new FieldProtector(KeyRing.Create(TimeProvider.System));
        var plain = RandomNumberGenerator.GetBytes(length);
        var place = new string('字', 200); // Longer than the stack buffer.
        protector.Unprotect(protector.Protect(plain, place), place).ShouldBe(plain);
    }

    [Fact]
    public void Equal_values_look_different()
    {
        using var protector = new FieldProtector(KeyRing.Create(TimeProvider.System));
        var (one, two) = (protector.Protect(Name, "p"), protector.Protect(Name, "p"));
        one.ShouldNotBe(two);
        var nonces = Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(protector.Protect(Name, "p").AsSpan(5, 12)));
        nonces.Distinct().Count().ShouldBe(1000);
        one.AsSpan().IndexOf(Name).ShouldBe(-1);
    }

    [Fact]
    public void A_value_that_was_moved_or_altered_does_not_open()
    {
        using var protector = new FieldProtector(KeyRing.Create(TimeProvider.System));
        var closed = protector.Protect(Name, "table.column/1");
        Should.Throw<CryptographicException>(() => protector.Unprotect(closed, "table.column/2"));
        Should.Throw<CryptographicException>(() => protector.Unprotect(closed.AsSpan(0, 20), "table.column/1"));
        for (var i = 0; i < closed.Length; i++)
        {
            var altered = (byte[])closed.Clone();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => protector.Unprotect(altered, "table.column/1"));
        }
    }

    [Fact]
    public void After_a_rotation_old_values_open_and_new_ones_need_the_new_key()
    {
        var before = KeyRing.Create(TimeProvider.System);
        var after = before.Rotate(TimeProvider.System);
        using var old = new FieldProtector(before);
        using var rotated = new FieldProtector(after);
        rotated.Unprotect(old.Protect(Name, "p"), "p").ShouldBe(Name);
        Should.Throw<CryptographicException>(() => old.Unprotect(rotated.Protect(Name, "p"), "p")).Message.ShouldContain("key 2");
        rotated.LookupHash("child", "1").ShouldBe(old.LookupHash("child", "1"));
    }

    [Fact]
    public void Look_up_hashes_depend_on_key_kind_and_value()
    {
        using var one = new FieldProtector(KeyRing.Create(TimeProvider.System));
        using var other = new FieldProtector(KeyRing.Create(TimeProvider.System));
        var hash = one.LookupHash("ab", "c");
        one.LookupHash("ab", "c").ShouldBe(hash);
        one.LookupHash("a", "bc").ShouldNotBe(hash);
        one.LookupHash("ab", "d").ShouldNotBe(hash);
        other.LookupHash("ab", "c").ShouldNotBe(hash);
    }

    [Fact]
    public async Task Many_threads_share_one_protector()
    {
        using var protector = new FieldProtector(KeyRing.Create(TimeProvider.System));
        await Parallel.ForAsync(0, 2000, (i, _) =>
        {
            var plain = BitConverter.GetBytes(i);
            protector.Unprotect(protector.Protect(plain, $"{i}"), $"{i}").ShouldBe(plain);
            return ValueTask.CompletedTask;
        });
    }
}
