using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Core.Json;
using DataHub.Verification.Deciding;

namespace DataHub.Pipeline.Deciding;

/// <summary>
/// SHA-256 of a decision's inputs in one canonical JSON form: policy, family, claimed group, evidence by key, attestations, seats, day.
/// Whoever holds the stored inputs can decide again and compare.
/// </summary>
internal static class InputDigest
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public static byte[] Of(DecisionInput input)
    {
        // Records run to tens of kilobytes: a buffer that grows anew for each family was a good part of what a verification allocated.
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(32 * 1024);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("policy", input.Policy.Document.Key.ToString());
            json.WriteNumber("version", input.Policy.Version);
            json.WriteString("date", input.DecisionDate.ToString("O"));
            json.WriteBoolean("deadlinePassed", input.DeadlinePassed);
            json.WriteString("claimed", input.ClaimedGroup);
            json.WritePropertyName("family");
            JsonSerializer.Serialize(json, input.Family, CoreJson.Default.Family);
            json.WriteStartArray("evidence");
            foreach (var evidence in input.Evidence.OrderBy(e => e.Question.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("key", evidence.Question.Key);
                json.WriteString("state", EnumNames<Core.Pulls.PullState>.Of(evidence.State));
                if (evidence.Answer is { } answer)
                {
                    json.WritePropertyName("answer");
                    JsonSerializer.Serialize(json, answer, CoreJson.Default.PullAnswer);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("attestations");
            JsonSerializer.Serialize(json, input.Attestations, CoreJson.Default.IReadOnlyListAttestation);
            json.WriteStartArray("seats");
            foreach (var seat in input.Seats)
            {
                JsonSerializer.Serialize(json, seat, CoreJson.Default.Seat);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }
}
