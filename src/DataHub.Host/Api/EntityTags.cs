using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DataHub.Host.Api;

/// <summary>Entity tags and the preconditions that name them (RFC 9110 section 13).</summary>
internal static class EntityTags
{
    /// <summary>Tag of a numbered state whose presentation may differ (scopes, progress of pulls): the number, and a digest of the bytes.</summary>
    public static string Of(int number, ReadOnlySpan<byte> body) => $"\"{number}.{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"";

    /// <summary>Tag of a state that never changes under its number.</summary>
    public static string Of(int number) => $"\"{number}\"";

    /// <summary>Whether <c>If-None-Match</c> or <c>If-Match</c> names this tag, or any with <c>*</c>.</summary>
    public static bool Names(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList([.. header.OfType<string>()], out var tags)
        && tags.Any(t => t == EntityTagHeaderValue.Any || t.Tag.Equals(tag, StringComparison.Ordinal));

    /// <summary>The version that <c>If-Match</c> expects; null when the header is missing or names no single version.</summary>
    public static int? Version(StringValues header) =>
        header.Count == 1 && EntityTagHeaderValue.TryParse(header[0], out var tag) && !tag.IsWeak && int.TryParse(tag.Tag.AsSpan().Trim('"'), out var version)
            ? version
            : null;
}
