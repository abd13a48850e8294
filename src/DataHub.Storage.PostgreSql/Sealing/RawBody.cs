using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using DataHub.Core.Pulls;

namespace DataHub.Storage.PostgreSql.Sealing;

/// <summary>A raw answer in one encrypted column: the format, then its parts, each with its length (4 bytes, little-endian) in front.</summary>
internal static class RawBody
{
    public static byte[] Seal(Sealer sealer, RawAnswer raw, Guid pull)
    {
        var buffer = Sealer.Buffer();
        Append(buffer, Encoding.UTF8.GetBytes(raw.Format));
        foreach (var part in raw.Parts)
        {
            Append(buffer, part.Span);
        }

        return sealer.SealBytes(buffer.WrittenSpan, Place(pull));
    }

    public static RawAnswer Open(Sealer sealer, byte[] value, Guid pull)
    {
        ReadOnlyMemory<byte> plain = sealer.OpenBytes(value, Place(pull));
        var format = Encoding.UTF8.GetString(Next(ref plain).Span);
        var parts = new List<ReadOnlyMemory<byte>>();
        while (!plain.IsEmpty)
        {
            parts.Add(Next(ref plain));
        }

        return new RawAnswer(format, parts);
    }

    private static void Append(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), part.Length);
        buffer.Advance(4);
        buffer.Write(part);
    }

    private static ReadOnlyMemory<byte> Next(ref ReadOnlyMemory<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        var part = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return part;
    }

    private static string Place(Guid pull) => $"pulling_pulls.raw_sealed/{pull}";
}
