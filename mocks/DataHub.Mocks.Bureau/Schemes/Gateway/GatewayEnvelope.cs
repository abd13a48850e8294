using System.Collections.Frozen;
using System.Globalization;
using DataHub.Mocks.Bureau.Faults;
using DataHub.Mocks.Bureau.Wire;

namespace DataHub.Mocks.Bureau.Schemes.Gateway;

/// <summary><c>{ code, msg, requestId, data }</c>, always within HTTP 200.</summary>
internal static class GatewayEnvelope
{
    private static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["-1"] = "未授权访问该接口",
        ["E-101"] = "请求头缺失",
        ["E-106"] = "未授权访问该接口",
        ["E-107"] = "请求时间超出允许范围",
        ["E-108"] = "签名不匹配",
        ["E-110"] = "密钥已过期或不存在",
        ["E-111"] = "密钥刷新过于频繁",
        ["E-201"] = "参数格式错误",
        ["E-301"] = "部门系统超时",
        ["E-302"] = "部门系统维护中",
        ["E-429"] = "访问量超出配额",
    }.ToFrozenDictionary();

    private static long _requests;

    public static BureauResponse Answer(ReadOnlySpan<byte> data, bool doubleEncoded)
    {
        using var buffer = Open("0", "成功");
        buffer.Writer.WritePropertyName("data"u8);
        if (doubleEncoded) buffer.Writer.WriteStringValue(data);
        else buffer.Writer.WriteRawValue(data, skipInputValidation: true);
        return Close(buffer);
    }

    /// <param name="fault">Tells a quota's scope and wait, and an outage's end.</param>
    public static BureauResponse Refuse(string code, Fault? fault = null)
    {
        using var buffer = Open(code, Messages[code]);
        if (code == "E-429") return Throttled(buffer, fault!.Scope, fault.RetryAfter);
        if (code == "E-302" && fault?.Until is { } until)
        {
            buffer.Writer.WriteStartObject("data"u8);
            buffer.Writer.WriteString("until"u8, Spelling.BeijingTime(until).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            buffer.Writer.WriteEndObject();
        }
        return Close(buffer);
    }

    public static BureauResponse Throttle(string scope, int retryAfter)
    {
        using var buffer = Open("E-429", Messages["E-429"]);
        return Throttled(buffer, scope, retryAfter);
    }

    public static BureauResponse Secret(string encrypted, DateTimeOffset endsAt)
    {
        using var buffer = JsonBuffer.Rent();
        buffer.Writer.WriteStartObject();
        buffer.Writer.WriteString("code"u8, "0"u8);
        buffer.Writer.WriteStartObject("data"u8);
        buffer.Writer.WriteString("secret"u8, encrypted);
        buffer.Writer.WriteNumber("secretEndTime"u8, endsAt.ToUnixTimeMilliseconds());
        buffer.Writer.WriteEndObject();
        return Close(buffer);
    }

    private static JsonBuffer Open(string code, string message)
    {
        var buffer = JsonBuffer.Rent();
        Span<byte> id = stackalloc byte[16];
        Interlocked.Increment(ref _requests).TryFormat(id, out _, "x16", CultureInfo.InvariantCulture);
        buffer.Writer.WriteStartObject();
        buffer.Writer.WriteString("code"u8, code);
        buffer.Writer.WriteString("msg"u8, message);
        buffer.Writer.WriteString("requestId"u8, id);
        return buffer;
    }

    private static BureauResponse Throttled(JsonBuffer buffer, string scope, int retryAfter)
    {
        buffer.Writer.WriteStartObject("data"u8);
        buffer.Writer.WriteNumber("retryAfter"u8, retryAfter);
        buffer.Writer.WriteString("scope"u8, scope);
        buffer.Writer.WriteEndObject();
        return Close(buffer);
    }

    private static BureauResponse Close(JsonBuffer buffer)
    {
        buffer.Writer.WriteEndObject();
        return BureauResponse.Json(buffer.Written.ToArray());
    }
}
