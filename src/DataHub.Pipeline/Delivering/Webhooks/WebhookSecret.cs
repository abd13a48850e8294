using System.Security.Cryptography;

namespace DataHub.Pipeline.Delivering.Webhooks;

/// <summary>Standard Webhooks secrets: <c>whsec_</c> and Base64 of random bytes.</summary>
public static class WebhookSecret
{
    private const string Prefix = "whsec_";

    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    internal static byte[] Key(string secret) => Convert.FromBase64String(secret[Prefix.Length..]);
}
