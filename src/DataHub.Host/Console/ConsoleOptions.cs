using System.ComponentModel.DataAnnotations;

namespace DataHub.Host.Console;

/// <summary>Section <c>Console</c>: the operators' pages under <c>/console</c>.</summary>
public sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Accounts with a password of this hub. Unset: only where the hub runs its own database and no <see cref="Oidc"/> is configured.</summary>
    public bool? LocalAccounts { get; set; }

    /// <summary>Hours until an operator signs in again. 1–24.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Tries to sign in from one address in a minute. 1–10,000.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>Wrong passwords in a row that lock an account. 3–20.</summary>
    [Range(3, 20)]
    public int FailuresToLock { get; set; } = 5;

    /// <summary>Minutes that a locked account stays locked. 1–1440.</summary>
    [Range(1, 1440)]
    public int LockMinutes { get; set; } = 15;

    /// <summary>Whether administrators may trigger and delete jobs in the job engine's own pages; they only look by default.</summary>
    public bool JobsWritable { get; set; }

    public OidcOptions Oidc { get; set; } = new();
}

/// <summary>Section <c>Console:Oidc</c>: the OpenID Connect provider that operators sign in at.</summary>
public sealed class OidcOptions
{
    /// <summary>Address of the provider, such as <c>https://login.example.gov.cn/realms/education</c>; empty means none.</summary>
    public string Authority { get; set; } = "";
    public string ClientId { get; set; } = "";

    /// <summary>File that holds the client's secret alone.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>Claim with the operator's division-code prefixes: several values, or one separated by spaces.</summary>
    public string DivisionsClaim { get; set; } = "divisions";

    /// <summary>Claim with the operator's scopes (<c>ops.read</c> …), in the same forms.</summary>
    public string ScopesClaim { get; set; } = "scopes";

    /// <summary>Claim with the operator's name in audit and pages; <c>sub</c> where it is missing.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    public bool Configured => Authority.Length > 0;
}
