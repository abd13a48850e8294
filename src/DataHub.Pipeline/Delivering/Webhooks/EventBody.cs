using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataHub.Core.Webhooks;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>A delivery as a CloudEvents 1.0 JSON document: the same bytes at every try.</summary>
internal static class EventBody
{
    public const string ContentType = "application/cloudevents+json";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(WebhookDelivery delivery, string source)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", delivery.EventId);
            json.WriteString("source", source);
            json.WriteString("type", delivery.Event);
            json.WriteString("subject", delivery.Subject);
            json.WriteString("time", delivery.CreatedAt.UtcDateTime);
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(delivery.Data);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
