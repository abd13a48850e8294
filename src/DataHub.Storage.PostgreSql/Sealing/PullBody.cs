using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Core.Pulls;

namespace DataHub.Storage.PostgreSql.Sealing;

/// <summary>Question and answer of a pull in one encrypted column: length of the question (4 bytes, little-endian), question, answer (may be empty), both JSON.</summary>
internal static class PullBody
{
    public static byte[] Seal(Sealer sealer, Pull pull)
    {
        var buffer = Sealer.Buffer();
        buffer.GetSpan(4);
        buffer.Advance(4);
        Sealer.Write(buffer, pull.Question, CoreJson.Default.PullQuestion);
        var question = buffer.WrittenCount - 4;
        if (pull.Answer is not null)
        {
            Sealer.Write(buffer, pull.Answer, CoreJson.Default.PullAnswer);
        }

        // The buffer may have moved while it grew: the length goes in last.
        var written = System.Runtime.InteropServices.MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
        BinaryPrimitives.WriteInt32LittleEndian(written, question);
        return sealer.SealBytes(written, Place(pull.Id));
    }

    public static (PullQuestion Question, PullAnswer? Answer) Open(Sealer sealer, byte[] value, Guid pull)
    {
        ReadOnlySpan<byte> plain = sealer.OpenBytes(value, Place(pull));
        var question = BinaryPrimitives.ReadInt32LittleEndian(plain);
        var answer = plain[(4 + question)..];
        return (
            JsonSerializer.Deserialize(plain.Slice(4, question), CoreJson.Stored.PullQuestion)!,
            answer.IsEmpty ? null : JsonSerializer.Deserialize(answer, CoreJson.Stored.PullAnswer));
    }

    private static string Place(Guid pull) => $"pulling_pulls.body_sealed/{pull}";
}
