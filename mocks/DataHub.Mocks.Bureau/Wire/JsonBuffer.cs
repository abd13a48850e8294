using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>A pooled JSON writer. Answers are written synchronously, so a stack per thread is enough (an envelope holds one more for its data).</summary>
internal sealed class JsonBuffer : IDisposable
{
    // The bureau sends Chinese as it is, never as \u escapes.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic] private static Stack<JsonBuffer>? _idle;

    private readonly ArrayBufferWriter<byte> _bytes = new(2048);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written so far; valid until this buffer is disposed.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Writer.Flush();
            return _bytes.WrittenMemory;
        }
    }

    public static JsonBuffer Rent() => (_idle ??= []).TryPop(out var buffer) ? buffer : new JsonBuffer();

    public void Dispose()
    {
        Writer.Reset();
        _bytes.ResetWrittenCount();
        (_idle ??= []).Push(this);
    }

    /// <summary>One finished document.</summary>
    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        using var buffer = Rent();
        write(buffer.Writer, state);
        return buffer.Written.ToArray();
    }
}
