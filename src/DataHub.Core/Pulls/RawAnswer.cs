using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DataHub.Core.Pulls;

/// <summary>
/// What the source said, byte for byte (after transport decryption): the truth that records are derived from.
/// One part per page or, cut from a batch answer, the part about this person.
/// </summary>
/// <param name="Format">How the adapter reads the parts (<c>envelope</c>, <c>row</c>, …): an adapter's own word.</param>
public sealed record RawAnswer(string Format, IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    /// <summary>SHA-256 over the parts, each with its length (little-endian, 4 bytes) in front.</summary>
    public byte[] Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in Parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
            hash.AppendData(length);
            hash.AppendData(part.Span);
        }

        return hash.GetHashAndReset();
    }

    public override string ToString() => $"RawAnswer({Format}, {Parts.Count} parts)";
}
