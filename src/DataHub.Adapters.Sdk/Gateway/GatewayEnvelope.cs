using System.Text.Json;
using DataHub.Adapters.Sdk.Reading;

namespace DataHub.Adapters.Sdk.Gateway;

/// <summary>The gateway's envelope, cut without copying: the code, and the bytes of <c>data</c>.</summary>
public readonly record struct GatewayEnvelope
{
    public const string Answered = "0";

    public required string Code { get; init; }

    /// <summary>The JSON of <c>data</c>: of a string its content, unescaped. Empty where there is none.</summary>
    internal ReadOnlyMemory<byte> Data { get; private init; }

    /// <summary><c>data</c> is a string that holds JSON.</summary>
    private bool IsText { get; init; }

    /// <summary><c>data</c> of the interfaces that answer an object or a list.</summary>
    public ReadOnlyMemory<byte> Json() => IsText ? throw DriftException.WrongType("data") : Data;

    /// <summary><c>data</c> of the interfaces that answer a string that holds the JSON.</summary>
    public ReadOnlyMemory<byte> JsonInText() => IsText ? Data : throw DriftException.WrongType("data");

    /// <summary>A known field of an answered envelope must be there; of a refusal only the code must.</summary>
    /// <param name="business">False for the refresh, which answers with code and data alone.</param>
    /// <exception cref="DriftException">The body is no envelope.</exception>
    public static GatewayEnvelope Read(ReadOnlyMemory<byte> body, bool business = true)
    {
        try
        {
            return Scan(body, business);
        }
        catch (JsonException)
        {
            throw DriftException.Malformed("body");
        }
    }

    private static GatewayEnvelope Scan(ReadOnlyMemory<byte> body, bool business)
    {
        var reader = new Utf8JsonReader(body.Span);
        string? code = null;
        (ReadOnlyMemory<byte> Json, bool IsText)? data = null;
        var (msg, requestId) = (false, false);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw DriftException.Malformed("body");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
            {
                code = Text(ref reader, "code");
            }
            else if (reader.ValueTextEquals("msg"u8))
            {
                msg = Text(ref reader, "msg") is not null;
            }
            else if (reader.ValueTextEquals("requestId"u8))
            {
                requestId = Text(ref reader, "requestId") is not null;
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                data = Content(ref reader, body);
            }
            else
            {
                reader.Skip();
            }
        }

        // To the end, so that bytes behind the envelope are found.
        while (reader.Read())
        {
        }

        if (code == Answered)
        {
            RequireAll(msg || !business, requestId || !business, data is not null);
        }

        return new GatewayEnvelope { Code = code ?? throw DriftException.Missing("code"), Data = data?.Json ?? default, IsText = data?.IsText ?? false };
    }

    private static void RequireAll(bool msg, bool requestId, bool data)
    {
        if (!data)
        {
            throw DriftException.Missing("data");
        }

        if (!msg)
        {
            throw DriftException.Missing("msg");
        }

        if (!requestId)
        {
            throw DriftException.Missing("requestId");
        }
    }

    private static string Text(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            throw DriftException.WrongType(field);
        }

        return reader.ValueTextEquals("0"u8) ? Answered : reader.GetString()!;
    }

    private static (ReadOnlyMemory<byte> Json, bool IsText) Content(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            var unescaped = new byte[reader.ValueSpan.Length];
            return (unescaped.AsMemory(0, reader.CopyString(unescaped)), true);
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (body[start..(int)reader.BytesConsumed], false);
    }
}
