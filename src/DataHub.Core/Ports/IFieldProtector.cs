namespace DataHub.Core.Ports;

/// <summary>Keeps personal data unreadable at rest: AES-256-GCM under a key ring with rotation, look-up by keyed hash.</summary>
public interface IFieldProtector
{
    /// <param name="place">What the value is bound to (table, column and row id): a value moved elsewhere does not open.</param>
    byte[] Protect(ReadOnlySpan<byte> plain, string place);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Altered, moved, or its key is not in the ring.</exception>
    byte[] Unprotect(ReadOnlySpan<byte> protectedValue, string place);

    /// <summary>Keyed hash (HMAC-SHA-256) of a normalised value, to find equal ones.</summary>
    byte[] LookupHash(string kind, string value);
}
