using System.Buffers;

namespace DataHub.Adapters.Sdk.Http;

/// <summary>Reads a body once into one array, never more than allowed.</summary>
internal static class HttpBody
{
    private const int FirstRead = 4096;

    /// <returns>Null when the body is larger than <paramref name="maxBytes"/>.</returns>
    public static async ValueTask<byte[]?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > maxBytes)
        {
            return null;
        }

        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            if (announced is not { } length)
            {
                return await ReadUnannouncedAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false);
            }

            var body = new byte[length];
            await stream.ReadExactlyAsync(body, cancellationToken).ConfigureAwait(false);
            return body;
        }
    }

    private static async ValueTask<byte[]?> ReadUnannouncedAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        try
        {
            var filled = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                filled += read;
                if (filled > maxBytes)
                {
                    return null;
                }

                if (read == 0)
                {
                    return buffer.AsSpan(0, filled).ToArray();
                }

                if (filled == buffer.Length)
                {
                    buffer = Grown(buffer);
                }
            }
        }
        finally
        {
            // Cleared: the next renter must not find a person's data.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
