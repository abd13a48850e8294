using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DataHub.Core.Json;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Storage.PostgreSql.Sealing;

namespace DataHub.Storage.PostgreSql.Verifications;

/// <summary>An advance about to be stored, already encrypted: on the caller's thread, so that many callers seal at once.</summary>
internal sealed record AdvanceWrite(Advance Advance, IReadOnlyList<PullWrite> Pulls, byte[]? Verdict, byte[]? Receipt, byte[][] SeatHashes)
{
    public Core.Verifications.Verification Verification => Advance.Verification;

    /// <summary>Every pull has its answer, so the decision deadline will change nothing.</summary>
    public bool AllAnswered { get; } = IsAllAnswered(Advance);

    public static AdvanceWrite Seal(Advance advance, Sealer sealer)
    {
        var id = advance.Verification.Id;
        var pulls = new PullWrite[advance.ChangedPulls.Count];
        var revision = (advance.Verification.Latest?.Number ?? 0) + 1;
        for (var i = 0; i < pulls.Length; i++)
        {
            pulls[i] = PullWrite.Seal(advance.ChangedPulls[i], revision, sealer);
        }

        return new AdvanceWrite(
            advance,
            pulls,
            advance.NewRevision is { } decided ? sealer.Seal(decided.Verdict, CoreJson.Default.Verdict, Places.Verdict(id, decided.Number)) : null,
            advance.NewRevision?.Receipt is { } receipt ? sealer.SealBytes(Encoding.UTF8.GetBytes(receipt), Places.Receipt(id, advance.NewRevision.Number)) : null,
            [.. advance.SeatsTakenAsFree.Select(key => sealer.Hash(Places.Seat, key))]);
    }

    private static bool IsAllAnswered(Advance advance)
    {
        if (advance.ChangedPulls.Any(IsUnanswered))
        {
            return false;
        }

        var changed = advance.ChangedPulls.Select(pull => pull.Id).ToHashSet();
        return !advance.Verification.Pulls.Any(pull => IsUnanswered(pull) && !changed.Contains(pull.Id));
    }

    private static bool IsUnanswered(Pull pull) => pull.State is PullState.Due or PullState.Waiting or PullState.Failed or PullState.Discarded;
}

internal sealed record PullWrite(Pull Pull, byte[] Body, byte[]? Raw, byte[]? RawDigest, byte[]? Ticket, string AttemptLog)
{
    /// <param name="revision">Number of the first revision that can know of what the pull brings: the next.</param>
    public static PullWrite Seal(Pull pull, int revision, Sealer sealer) => new(
        pull,
        PullBody.Seal(sealer, pull),
        pull.Raw is { } raw ? RawBody.Seal(sealer, raw, pull.Id) : null,
        pull.RawDigest ?? pull.Raw?.Digest(),
        pull.Ticket is { } ticket ? sealer.SealBytes(Encoding.UTF8.GetBytes(ticket), Places.Ticket(pull.Id)) : null,
        pull.NewAttempts.Count == 0 ? "[]" : JsonSerializer.Serialize([.. pull.NewAttempts.Select(attempt => attempt with { Revision = revision })], AttemptJson.Default.IReadOnlyListPullAttempt));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<PullAttempt>))]
internal sealed partial class AttemptJson : JsonSerializerContext;
