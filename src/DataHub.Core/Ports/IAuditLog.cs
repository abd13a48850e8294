namespace DataHub.Core.Ports;

/// <summary>Who saw or did what. Entries are only ever added; each carries a keyed hash of itself and of the one before it, so that a changed or missing one is found.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry, durable when this returns: callers write it before they show or do what it tells of.</summary>
    /// <returns>Number of the entry, from 1 without gaps.</returns>
    Task<long> AppendAsync(AuditEvent entry, CancellationToken cancellationToken);

    /// <summary>Entries about the reader's divisions, newest first.</summary>
    Task<AuditPage> SearchAsync(AuditQuery query, DivisionScope scope, CancellationToken cancellationToken);

    /// <summary>Recomputes every hash, segment by segment, oldest first.</summary>
    Task<AuditProof> ProveAsync(CancellationToken cancellationToken);
}

/// <summary>What an entry tells. Holds no personal data but what an operator writes as reason, which is stored encrypted.</summary>
public sealed record AuditEvent
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the operator (<c>operator:wang</c>) or of the API's client.</summary>
    public required string Actor { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Division code or prefix that it concerns; <c>37</c> is the whole province.</summary>
    public required string Division { get; init; }

    /// <summary>Id or name of what it was done to; null where there is none.</summary>
    public string? Target { get; init; }
    public string? Reason { get; init; }

    /// <summary>More about it, such as the field that was unmasked: codes and numbers.</summary>
    public string? Detail { get; init; }
}

/// <summary>What is written down.</summary>
public static class AuditActions
{
    public const string SignIn = "sign-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignOut = "sign-out";
    public const string Unmask = "unmask";
    public const string ReplayStart = "replay-start";
    public const string ReplayPause = "replay-pause";
    public const string ReplayResume = "replay-resume";
    public const string ReplayCancel = "replay-cancel";
    public const string PullDiscard = "pull-discard";
    public const string SourcePause = "source-pause";
    public const string SourceResume = "source-resume";
    public const string SourceProbe = "source-probe";
    public const string SourceMaintenance = "source-maintenance";
    public const string VerificationRecheck = "verification-recheck";
    public const string BatchStart = "batch-start";
    public const string BatchPause = "batch-pause";
    public const string BatchResume = "batch-resume";
    public const string BatchCancel = "batch-cancel";
    public const string WebhookChange = "webhook-change";
    public const string WebhookReplay = "webhook-replay";
    public const string PolicyPut = "policy-put";
    public const string AccountAdd = "account-add";
    public const string AccountPassword = "account-password";
    public const string AccountDisable = "account-disable";

    public static IReadOnlyList<string> All { get; } =
    [
        SignIn, SignInFailed, SignOut, Unmask, ReplayStart, ReplayPause, ReplayResume, ReplayCancel, PullDiscard, SourcePause, SourceResume, SourceProbe,
        SourceMaintenance, VerificationRecheck, BatchStart, BatchPause, BatchResume, BatchCancel, WebhookChange, WebhookReplay, PolicyPut, AccountAdd, AccountPassword, AccountDisable,
    ];
}

public sealed record AuditEntry(long Number, AuditEvent Event);

/// <summary>Every filter is optional; all given ones must hold.</summary>
public sealed record AuditQuery
{
    public string? Actor { get; init; }
    public string? Action { get; init; }
    public string? Target { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Entries below this number: the last one of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>1 to 200.</summary>
    public int Limit { get; init; } = 50;
}

/// <param name="NextBefore">Null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, long? NextBefore);

/// <param name="GuardedFrom">Entry from which the chain's end is guarded: 1, or higher in a database that is older than that guard or lost it once; null before the first entry.</param>
/// <param name="Fault">The first thing that does not hold; null when all does.</param>
public sealed record AuditProof(IReadOnlyList<AuditSegment> Segments, AuditFault? Fault, long? GuardedFrom = null)
{
    public bool Holds => Fault is null;
}

/// <summary>A stretch of the chain. Whoever notes the last segment's hash elsewhere can tell later that nothing up to it was changed.</summary>
/// <param name="Hash">Of its last entry, and with it of everything before; 32 bytes.</param>
public sealed record AuditSegment(long Number, long FirstEntry, long LastEntry, byte[] Hash);

/// <param name="Entry">Number of the first entry that does not hold.</param>
/// <param name="Problem"><c>changed</c>, <c>missing</c>, <c>unreadable</c>, <c>segment-changed</c>, <c>head-changed</c> or <c>head-missing</c>.</param>
public sealed record AuditFault(long Entry, string Problem);
