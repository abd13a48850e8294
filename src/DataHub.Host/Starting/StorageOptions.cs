using DataHub.Storage.PostgreSql.Embedded;

namespace DataHub.Host.Starting;

/// <summary>Section <c>Storage</c>, with <c>DataFolder</c> beside it.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Any PostgreSQL 14 or newer; empty starts a private one (not in production, unless <see cref="EmbeddedPostgresOptions.Allow"/>).</summary>
    public string? ConnectionString { get; set; }

    /// <summary>File of the key ring that personal data is encrypted under; made at the first start. All nodes share it.</summary>
    public string KeyRing { get; set; } = "";

    public EmbeddedPostgresOptions Embedded { get; set; } = new();

    /// <summary>What is kept on disk lies in one folder unless a setting says otherwise.</summary>
    /// <returns><c>DataFolder</c>, else <c>/var/lib/datahub</c> for root and the user's application data for others.</returns>
    public static string DataFolder(IConfiguration configuration) =>
        configuration["DataFolder"] is { Length: > 0 } folder ? Path.GetFullPath(folder)
        : Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? "/var/lib/datahub"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "datahub");

    public static StorageOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var options = section.Get<StorageOptions>() ?? new StorageOptions();
        var folder = DataFolder(configuration);
        options.KeyRing = options.KeyRing is { Length: > 0 } path ? path : Path.Combine(folder, "key-ring.json");
        options.Embedded = options.Embedded with { Folder = options.Embedded.Folder ?? Path.Combine(folder, "postgres") };
        return options;
    }
}
