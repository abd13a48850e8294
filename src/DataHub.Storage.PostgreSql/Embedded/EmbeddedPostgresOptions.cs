namespace DataHub.Storage.PostgreSql.Embedded;

/// <summary>The private PostgreSQL that a host starts for itself when it has no connection string.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Storage:Embedded";

    /// <summary>A private server is meant: a host in production starts none by oversight.</summary>
    public bool Allow { get; init; }

    /// <summary>Where the cluster, its password and its log live. Null: the user's local application data, <c>/var/lib/datahub</c> as root.</summary>
    public string? Folder { get; init; }

    /// <summary>Folder with <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c>. Null: looked for on PATH and in the usual install folders.</summary>
    public string? Programs { get; init; }

    /// <summary>Account that the server runs as when the host is root. Null: <c>postgres</c>, else <c>nobody</c>.</summary>
    public string? RunAs { get; init; }

    /// <summary>Whether the distribution's package may be fetched (not installed) when no server is found.</summary>
    public bool Download { get; init; } = true;

    /// <summary>Bytes that must be free before a new cluster is made.</summary>
    public long MinimumFreeBytes { get; init; } = 512L << 20;

    /// <summary>Longest wait for the server to take connections; recovery after a crash may need it.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>False gives up crash safety for speed: only for databases that live as long as a test.</summary>
    public bool Durable { get; init; } = true;
}
