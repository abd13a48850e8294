using System.Security.Cryptography;
using Npgsql;

namespace DataHub.Storage.PostgreSql.Encryption;

/// <summary>Keeps key ring and database together: the database remembers a fingerprint of every key it was written under.</summary>
internal sealed class KeyRingGuard(NpgsqlDataSource database, string path, TimeProvider time)
{
    /// <summary>The look-up key has no id of its own.</summary>
    private const int LookupId = 0;

    /// <summary>Loads the ring, or makes one for a database that holds nothing yet.</summary>
    /// <exception cref="StorageException">The ring is missing, damaged, or of another database.</exception>
    public async Task<KeyRing> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Nodes that start together must not make two rings.
        await using var known = new NpgsqlCommand("LOCK TABLE storage_keys IN SHARE ROW EXCLUSIVE MODE; SELECT id, fingerprint FROM storage_keys ORDER BY id", connection);
        var fingerprints = new Dictionary<int, byte[]>();
        await using (var reader = await known.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                fingerprints.Add(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1));
            }
        }

        var ring = KeyRing.Load(path) ?? (fingerprints.Count == 0 ? Make() : throw new StorageException(
            $"The database holds encrypted data, but its key ring '{path}' is missing. Put the file back from a backup or set Storage:KeyRing to where it is; without it the data can't be read."));
        Require(ring, fingerprints);
        await using var insert = new NpgsqlCommand(
            "INSERT INTO storage_keys (id, fingerprint, first_seen_at) SELECT id, fingerprint, $3 FROM unnest($1::int[], $2::bytea[]) AS k (id, fingerprint) ON CONFLICT (id) DO NOTHING",
            connection)
        {
            Parameters =
            {
                new() { Value = Keys(ring).Select(key => key.Id).ToArray() },
                new() { Value = Keys(ring).Select(key => Fingerprint(key.Key)).ToArray() },
                new() { Value = time.GetUtcNow() },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ring;
    }

    private KeyRing Make()
    {
        var ring = KeyRing.Create(time);
        ring.Save(path);
        return ring;
    }

    private void Require(KeyRing ring, Dictionary<int, byte[]> fingerprints)
    {
        var keys = Keys(ring).ToDictionary(key => key.Id, key => key.Key);
        foreach (var (id, fingerprint) in fingerprints)
        {
            if (!keys.TryGetValue(id, out var key) || !fingerprint.AsSpan().SequenceEqual(Fingerprint(key)))
            {
                throw new StorageException(
                    $"The key ring '{path}' lacks {(id == LookupId ? "the look-up key" : $"key {id}")} that this database was written under: it is an older copy or of another database. Put the right file back.");
            }
        }
    }

    private static IEnumerable<(int Id, byte[] Key)> Keys(KeyRing ring) =>
        [(LookupId, ring.LookupKey), .. ring.Keys.Select(key => (key.Id, key.Key))];

    private static byte[] Fingerprint(byte[] key) => HMACSHA256.HashData(key, "datahub key fingerprint"u8);
}
