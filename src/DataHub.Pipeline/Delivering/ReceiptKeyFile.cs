using System.Security.Cryptography;

namespace DataHub.Pipeline.Delivering;

/// <summary>The receipts' private key on disk, readable by its owner alone.</summary>
internal static class ReceiptKeyFile
{
    /// <exception cref="InvalidOperationException">No file is configured, or it holds no P-256 key.</exception>
    public static ECDsa LoadOrCreate(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InvalidOperationException("Receipts:KeyFile is empty: name the PEM file that holds (or shall hold) the receipts' P-256 key");
        }

        if (!File.Exists(path))
        {
            Create(path);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"Receipts:KeyFile {path} holds no PEM private key: restore it, or move it away to start with a new one", exception);
        }

        if (key.KeySize != 256)
        {
            throw new InvalidOperationException($"Receipts:KeyFile {path} holds a key of {key.KeySize} bits: receipts are signed with P-256");
        }

        return key;
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // Written whole beside its place and moved there: another node starting now sees all of it or nothing, and the first one wins.
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
