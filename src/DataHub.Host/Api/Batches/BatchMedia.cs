using System.Text;
using DataHub.Core.Batches;
using Microsoft.Net.Http.Headers;

namespace DataHub.Host.Api.Batches;

/// <summary>What a body says of itself.</summary>
internal sealed record BatchMedia(BatchFormat Format, Encoding Encoding)
{
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";

    private const int Gb18030 = 54936;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <returns>The media, or what to send instead.</returns>
    public static (BatchMedia? Media, string? Cure) Of(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return (null, "Send the body without Content-Encoding.");
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return (null, $"Send Content-Type: {Ndjson} or {Csv}.");
        }

        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        var isUtf8 = !charset.HasValue || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
        if (type.MediaType.Equals(Ndjson, StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/ndjson", StringComparison.OrdinalIgnoreCase))
        {
            return isUtf8 ? (new BatchMedia(BatchFormat.Ndjson, StrictUtf8), null) : (null, "NDJSON is UTF-8.");
        }

        if (!type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"Send Content-Type: {Ndjson} or {Csv}.");
        }

        return isUtf8 ? (new BatchMedia(BatchFormat.Csv, StrictUtf8), null)
            : charset.Equals("gb18030", StringComparison.OrdinalIgnoreCase) || charset.Equals("gbk", StringComparison.OrdinalIgnoreCase) || charset.Equals("gb2312", StringComparison.OrdinalIgnoreCase)
                ? (new BatchMedia(BatchFormat.Csv, StrictGb18030), null)
                : (null, "CSV is taken as charset=utf-8 or charset=gb18030.");
    }
}
