using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DataHub.Core.Ports;

namespace DataHub.Storage.PostgreSql.Sealing;

/// <summary>Turns values into encrypted columns and back. Each ciphertext is bound to its column and row.</summary>
internal sealed class Sealer(IFieldProtector protector)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public byte[] Seal<T>(T value, JsonTypeInfo<T> type, string place)
    {
        var buffer = Buffer();
        Write(buffer, value, type);
        return protector.Protect(buffer.WrittenSpan, place);
    }

    public T Open<T>(byte[] value, JsonTypeInfo<T> type, string place) => JsonSerializer.Deserialize(protector.Unprotect(value, place), type)!;

    public byte[] SealBytes(ReadOnlySpan<byte> value, string place) => protector.Protect(value, place);

    public byte[] OpenBytes(byte[] value, string place) => protector.Unprotect(value, place);

    public byte[] Hash(string kind, string value) => protector.LookupHash(kind, value);

    /// <summary>This thread's empty buffer: good until the next call.</summary>
    public static ArrayBufferWriter<byte> Buffer()
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        return buffer;
    }

    public static void Write<T>(ArrayBufferWriter<byte> buffer, T value, JsonTypeInfo<T> type)
    {
        var json = _json ??= new Utf8JsonWriter(buffer, Plain);
        json.Reset(buffer);
        JsonSerializer.Serialize(json, value, type);
        json.Flush();
    }
}
