using System.Text;

namespace DataHub.Mocks.Bureau.Wire;

/// <summary>What a door sends back, after waiting for <see cref="Delay"/>.</summary>
internal sealed record BureauResponse
{
    public const string JsonType = "application/json;charset=UTF-8";
    public const string XmlType = "text/xml; charset=GB18030";

    public int Status { get; init; } = 200;
    public string ContentType { get; init; } = JsonType;
    public ReadOnlyMemory<byte> Body { get; init; }
    /// <summary>Seconds of the <c>Retry-After</c> header; none when null.</summary>
    public int? RetryAfter { get; init; }
    public TimeSpan Delay { get; init; }
    /// <summary>The item that was asked, where somebody watches; else null.</summary>
    public string? Item { get; init; }
    /// <summary>Whom the call asked about; filled with <see cref="Item"/>.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
    /// <summary>The connection is dropped instead of answering.</summary>
    public bool Reset { get; init; }

    public static BureauResponse Json(ReadOnlyMemory<byte> body, int status = 200) => new() { Status = status, Body = body };

    public static BureauResponse Json(string body, int status = 200) => Json(Encoding.UTF8.GetBytes(body), status);

    /// <summary>What the front of a data centre says when what stands behind it does not answer.</summary>
    public static BureauResponse Front(int status, int? retryAfter = null) => new()
    {
        Status = status,
        ContentType = "text/html",
        RetryAfter = retryAfter,
        Body = Encoding.UTF8.GetBytes($"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr>nginx</body></html>"),
    };
}
