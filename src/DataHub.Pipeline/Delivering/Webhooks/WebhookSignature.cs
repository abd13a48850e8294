using System.Security.Cryptography;
using System.Text;
using DataHub.Core.Webhooks;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>The header <c>webhook-signature</c> of Standard Webhooks: HMAC-SHA256 over id, timestamp and body.</summary>
public static class WebhookSignature
{
    /// <returns><c>v1,</c> and Base64; during a rotation two of them, separated by a space.</returns>
    public static string Of(WebhookSecrets secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds()}.");
        byte[] signed = [.. head, .. body];
        var current = Sign(secrets.Current, signed);
        return secrets is { Old: { } old, OldUntil: { } until } && at < until ? $"{current} {Sign(old, signed)}" : current;
    }

    private static string Sign(string secret, byte[] signed) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookSecret.Key(secret), signed));
}
