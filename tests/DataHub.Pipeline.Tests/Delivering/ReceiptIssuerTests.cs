using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataHub.Core.Families;
using DataHub.Core.Policies;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Delivering;
using Microsoft.Extensions.Options;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Tests.Delivering;

public sealed class ReceiptIssuerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("datahub-receipts").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "receipts.pem");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Anyone_with_the_published_key_can_check_a_receipt()
    {
        using var issuer = Issuer();

        var parts = Issue(issuer).Split('~');

        var jwt = parts[0].Split('.');
        using var key = PublicKey(issuer.Jwks);
        key.VerifyData(Encoding.ASCII.GetBytes($"{jwt[0]}.{jwt[1]}"), Base64Url.DecodeFromChars(jwt[2]), HashAlgorithmName.SHA256).ShouldBeTrue();
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(jwt[1])).RootElement;
        claims.GetProperty("outcome").GetString().ShouldBe("zero-proof");
        claims.GetProperty("inputs").GetString().ShouldBe(Convert.ToHexStringLower(new byte[32]));
        var digests = claims.GetProperty("_sd").EnumerateArray().Select(d => d.GetString()!).ToList();
        parts[1..^1].Select(d => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(d)))).Order(StringComparer.Ordinal).ShouldBe(digests);
        parts[^1].ShouldBe("");
    }

    [Fact]
    public void The_signed_part_tells_nobody_who_the_child_is()
    {
        using var issuer = Issuer();
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Issue(issuer).Split('~')[0].Split('.')[1]));
        claims.ShouldNotContain(People.Child.IdNumber);
        claims.ShouldNotContain(People.Child.Name);
    }

    [Fact]
    public void The_key_survives_a_restart_and_is_the_owners_alone()
    {
        string first;
        using (var issuer = Issuer())
        {
            first = issuer.KeyId;
        }

        using var again = Issuer();
        again.KeyId.ShouldBe(first);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_broken_key_file_is_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, "no key");
        Should.Throw<InvalidOperationException>(Issuer).Message.ShouldContain("Receipts:KeyFile");
    }

    private ReceiptIssuer Issuer() => new(Options.Create(new ReceiptOptions { KeyFile = KeyFile }));

    private static string Issue(ReceiptIssuer issuer)
    {
        var verification = new Case
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            PolicyKey = new PolicyKey("370102", 2026, Stage.Primary),
            PolicyVersion = 1,
            ClientId = "client",
            Family = new Family { Child = People.Child, Guardians = [new Guardian { Relation = Relation.Father, Person = People.Father }] },
            Consent = new ConsentEvidence("idp", "1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "jws"),
            CreatedAt = DateTimeOffset.UnixEpoch,
            LeaseToken = Guid.Empty,
        };
        return issuer.Issue(verification, new Revision
        {
            Number = 1,
            Final = true,
            PolicyVersion = 1,
            InputDigest = new byte[32],
            DecisionDate = new DateOnly(2026, 6, 10),
            DecidedAt = DateTimeOffset.UnixEpoch,
            ElapsedMs = 1,
            Verdict = new Verdict { Outcome = Outcome.ZeroProof, Group = "property-and-household", Requirements = [], Papers = [], Groups = [], Ordering = new Ordering(null, null, null) },
        });
    }

    private static ECDsa PublicKey(string jwks)
    {
        var key = JsonDocument.Parse(jwks).RootElement.GetProperty("keys")[0];
        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });
    }
}
