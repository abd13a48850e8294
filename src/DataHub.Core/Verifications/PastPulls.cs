using System.Buffers.Binary;
using DataHub.Core.Pulls;

namespace DataHub.Core.Verifications;

/// <summary>What was known of a pull when an earlier revision was decided.</summary>
public static class PastPulls
{
    /// <param name="attempts">All of the pull's, oldest first.</param>
    /// <returns>Null when it was not among the questions yet.</returns>
    public static Pull? AsOf(this Pull pull, Revision revision, IReadOnlyList<PullAttempt> attempts)
    {
        var known = attempts.Count;
        while (known > 0 && attempts[known - 1].Revision > revision.Number)
        {
            known--;
        }

        if (known == 0)
        {
            return MadeAt(pull) <= revision.DecidedAt ? new Pull { Id = pull.Id, Question = pull.Question, State = PullState.Due } : null;
        }

        var last = attempts[known - 1];
        var isLatest = known == attempts.Count && last.State == pull.State;
        return pull with
        {
            State = last.State,
            // An answer that was replaced since is kept no longer: how it ended is.
            Answer = isLatest ? pull.Answer : Ended(last),
            Attempts = last.Number,
            NextAttemptAt = last.NextAttemptAt,
            Reused = last.Reused,
            RequestedAt = last.StartedAt,
            AnsweredAt = last.State == PullState.Waiting ? null : isLatest ? pull.AnsweredAt : last.StartedAt.AddMilliseconds(last.ElapsedMs),
            ElapsedMs = last.ElapsedMs,
            Raw = isLatest ? pull.Raw : null,
            RawDigest = isLatest ? pull.RawDigest : null,
        };
    }

    private static PullAnswer? Ended(PullAttempt attempt) => attempt.State switch
    {
        PullState.Failed => PullAnswer.Failed(new PullFailure(attempt.Class ?? ErrorClass.Transient, attempt.Code ?? "", attempt.Message ?? "")),
        PullState.NoRecord or PullState.NotCovered or PullState.Mismatch => new PullAnswer { End = attempt.State, Reason = attempt.Code },
        _ => null,
    };

    /// <summary>A pull's id is of version 7: it begins with the milliseconds since 1970 of its making.</summary>
    private static DateTimeOffset MadeAt(Pull pull)
    {
        Span<byte> bytes = stackalloc byte[16];
        pull.Id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }
}
