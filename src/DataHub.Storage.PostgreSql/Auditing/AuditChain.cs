using System.Text;
using System.Text.Json;
using DataHub.Core.Ports;

namespace DataHub.Storage.PostgreSql.Auditing;

/// <summary>What an entry's hash is made of: its number, all that it tells, and the hash before it.</summary>
internal sealed class AuditChain(IFieldProtector protector)
{
    /// <summary>Entries of a segment.</summary>
    public const int SegmentSize = 100;

    /// <summary>Before the first entry.</summary>
    public static byte[] Beginning { get; } = new byte[32];

    public byte[] Hash(long number, AuditEvent entry, byte[] previous) => protector.LookupHash(
        "audit",
        // A JSON array keeps the fields apart; microseconds are what the database keeps of an instant.
        JsonSerializer.Serialize((object?[])
        [
            number, Convert.ToHexString(previous), Microseconds(entry.At), entry.Actor, entry.Action, entry.Division, entry.Target, entry.Reason, entry.Detail,
        ]));

    /// <summary>Keyed, as everything of the chain: without the key ring nobody can say that it ends elsewhere.</summary>
    public byte[] HeadMac(long number, long guardedFrom, byte[] hash) =>
        protector.LookupHash("audit-head", JsonSerializer.Serialize((object[])[number, guardedFrom, Convert.ToHexString(hash)]));

    public byte[] Seal(long number, AuditEvent entry) =>
        protector.Protect(JsonSerializer.SerializeToUtf8Bytes((string?[])[entry.Reason, entry.Detail]), Place(number));

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered or moved.</exception>
    public (string? Reason, string? Detail) Open(long number, byte[] body) =>
        JsonSerializer.Deserialize<string?[]>(protector.Unprotect(body, Place(number))) is [var reason, var detail]
            ? (reason, detail)
            : throw new System.Security.Cryptography.CryptographicException("The body is not one of an audit entry.");

    private static long Microseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;

    private static string Place(long number) => $"audit_entries.body/{number}";
}
