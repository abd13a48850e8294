namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>What each ciphertext is bound to, and the kinds of look-up hashes.</summary>
internal static class Places
{
    public const string ChildIdNumber = "child-id-number", Seat = "seat";

    public static string Family(Guid verification) => $"intake_verifications.family_sealed/{verification}";

    public static string Consent(Guid verification) => $"intake_verifications.consent_sealed/{verification}";

    public static string Verdict(Guid verification, int revision) => $"deciding_revisions.verdict_sealed/{verification}/{revision}";

    public static string Receipt(Guid verification, int revision) => $"deciding_revisions.receipt_sealed/{verification}/{revision}";

    public static string Ticket(Guid pull) => $"pulling_pulls.ticket_sealed/{pull}";

    public static string Attestation(Guid attestation) => $"confirming_attestations.body_sealed/{attestation}";

    public static string Recheck(Guid recheck) => $"intake_rechecks.body_sealed/{recheck}";

    public static string BatchChunk(Guid batch, int number) => $"batching_chunks.rows_sealed/{batch}/{number}";

    public static string BatchReject(Guid batch, int line) => $"batching_rejects.body_sealed/{batch}/{line}";

    public static string SeatOf(Guid verification) => $"confirming_seats.seat_sealed/{verification}";
}
