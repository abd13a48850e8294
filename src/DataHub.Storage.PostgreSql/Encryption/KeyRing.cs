using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DataHub.Storage.PostgreSql.Encryption;

/// <summary>
/// The keys that personal data is encrypted under, in a file that only its owner can read. One key is active, older ones still open what
/// they closed; the look-up key hashes identifiers and never changes, or nothing would be found again.
/// </summary>
public sealed record KeyRing
{
    private const int KeyBytes = 32;

    public required IReadOnlyList<DataKey> Keys { get; init; }

    /// <summary>HMAC-SHA-256 key of the look-up hashes, 32 bytes.</summary>
    public required byte[] LookupKey { get; init; }

    public static KeyRing Create(TimeProvider time) =>
        new() { Keys = [NewKey(1, time)], LookupKey = RandomNumberGenerator.GetBytes(KeyBytes) };

    /// <summary>A ring with a new active key; the others only open from now on.</summary>
    public KeyRing Rotate(TimeProvider time) =>
        this with { Keys = [.. Keys.Select(key => key with { State = KeyState.Retired }), NewKey(Keys.Max(key => key.Id) + 1, time)] };

    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="StorageException">The file can't be read or is no key ring.</exception>
    public static KeyRing? Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), KeyRingJson.Default.KeyRing)!.Checked(path) : null;
        }
        catch (JsonException exception)
        {
            throw new StorageException($"The key ring '{path}' is damaged at line {exception.LineNumber + 1}: put it back from a backup.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key ring '{path}' can't be read: {exception.Message} It must be readable by the account that runs the host.", exception);
        }
    }

    /// <summary>Replaces the file as a whole, readable by its owner only.</summary>
    /// <exception cref="StorageException">The file can't be written.</exception>
    public void Save(string path)
    {
        var aside = path + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.Delete(aside);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(aside, options))
            {
                JsonSerializer.Serialize(file, this, KeyRingJson.Default.KeyRing);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The key ring can't be written to '{path}': {exception.Message} Set Storage:KeyRing to a file that the host may write.", exception);
        }
    }

    public override string ToString() => $"KeyRing({Keys.Count} keys)";

    private KeyRing Checked(string path) =>
        Keys.Count(key => key.State == KeyState.Active) == 1 && Keys.Select(key => key.Id).Distinct().Count() == Keys.Count
        && Keys.All(key => key.Key.Length == KeyBytes) && LookupKey.Length == KeyBytes
            ? this
            : throw new StorageException($"The key ring '{path}' must have exactly one active key, distinct key ids and keys of {KeyBytes} bytes: put it back from a backup.");

    private static DataKey NewKey(int id, TimeProvider time) =>
        new() { Id = id, Created = time.GetUtcNow(), State = KeyState.Active, Key = RandomNumberGenerator.GetBytes(KeyBytes) };
}

public enum KeyState { Active, Retired }

public sealed record DataKey
{
    /// <summary>From 1; written in front of every value that the key closed.</summary>
    public required int Id { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required KeyState State { get; init; }

    /// <summary>AES-256 key, 32 bytes.</summary>
    public required byte[] Key { get; init; }

    public override string ToString() => $"DataKey {Id} {State}";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyRing))]
internal sealed partial class KeyRingJson : JsonSerializerContext;
