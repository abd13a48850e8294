using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Core.Verifications;
using DataHub.Pipeline.Deciding;
using DataHub.Pipeline.Delivering;
using DataHub.Verification.Deciding;
using Case = DataHub.Core.Verifications.Verification;

namespace DataHub.Pipeline.Advancing;

/// <summary>One verification in a worker's hands: its pulls, the decision they give, and what is to be stored. No I/O.</summary>
internal sealed class VerificationWork
{
    private readonly CompiledPolicy _policy;
    private readonly ISeasonClock _season;
    private readonly TimeProvider _time;
    private readonly PullLedger _pulls;
    private readonly HashSet<string> _running = [];
    private readonly HashSet<string> _askedAnew = [];
    private readonly HashSet<string> _rested;
    private readonly List<Seat> _seats = [];
    private readonly DateOnly _day;
    private readonly bool _deadlinePassed;
    private readonly OperatorOrder? _order;
    private readonly Revision? _before;
    private bool _hasJustAsked;
    private Decision? _decision;
    private DecisionInput? _input;

    public VerificationWork(Case verification, CompiledPolicy policy, ISeasonClock season, TimeProvider time, TimeSpan budget, TimeSpan retryBeyondDeadline, OperatorOrder? order = null)
    {
        (Current, _policy, _season, _time, _order, _before) = (verification, policy, season, time, order, verification.Latest);
        _pulls = new PullLedger(verification.Pulls);
        _rested = [.. verification.Pulls.Where(IsRested).Select(p => p.Question.Key)];
        _day = season.Today;
        var untilDeadline = policy.Document.DecisionDeadline - season.Now;
        _deadlinePassed = untilDeadline <= TimeSpan.Zero;
        var now = time.GetUtcNow();
        GiveUpAt = now + budget;
        RetryUntil = now + untilDeadline + retryBeyondDeadline;
    }

    public Case Current { get; private set; }
    public DateTimeOffset GiveUpAt { get; }
    public DateTimeOffset RetryUntil { get; }

    private Decision Decision => _decision ??= Decider.Decide(_input = new DecisionInput
    {
        Policy = _policy,
        Family = Current.Family,
        ClaimedGroup = Current.ClaimedGroup,
        Evidence = _pulls.Evidence(),
        Attestations = Current.Attestations,
        Seats = [.. _seats],
        DecisionDate = _day,
        DeadlinePassed = _deadlinePassed,
    });

    /// <summary>Nothing that is under way can change the verdict any more, and nothing else is to be asked now.</summary>
    public bool IsSettled => !_hasJustAsked && _askedAnew.Count == 0 && Decision.Next.Count == 0 && !_running.Any(Decision.Awaited.Contains);

    /// <summary>The latest revision says something else than what is known now, or there is none.</summary>
    public bool HasNews => Current.Latest is not { } latest || latest.Final != IsFinal || VerdictNews.Differs(latest, Decision.Verdict);

    private bool IsFinal => Decision.Next.Count == 0 && !_pulls.All.Any(pull => pull.AskAgain || (pull.IsOpen && Matters(pull)));

    /// <summary>Does what an operator wants and no source is needed for; before the first wave.</summary>
    public void Begin(Func<Pull, RawAnswer, Pull> read) => _order?.Begin(_pulls, read, _time.GetUtcNow());

    /// <summary>Pulls to start now: new questions of the plan, and open ones whose time has come. Empty when the budget is spent.</summary>
    public IReadOnlyList<Pull> TakeWave()
    {
        var now = _time.GetUtcNow();
        WakeNeeded(now);
        if (now >= GiveUpAt)
        {
            return [];
        }

        var wave = new List<Pull>();
        foreach (var question in Decision.Next)
        {
            var pull = _pulls.Find(question.Key);
            if (pull is null)
            {
                pull = new Pull { Id = Guid.CreateVersion7(now), Question = question, State = PullState.Due };
                _pulls.Put(pull);
                _running.Add(question.Key);
                wave.Add(pull);
            }
        }

        var isNew = wave.Count > 0;
        foreach (var pull in _pulls.All)
        {
            if (_order?.Takes(pull, Matters(pull)) == true && _running.Add(pull.Question.Key))
            {
                _askedAnew.Add(pull.Question.Key);
                wave.Add(pull);
                continue;
            }

            // Answered, and wanted anew. What is known stands until the fresh answer is there.
            if (pull.AskAgain && _running.Add(pull.Question.Key))
            {
                _askedAnew.Add(pull.Question.Key);
                wave.Add(pull with { AskAgain = false, Ticket = null });
                continue;
            }

            // One without a time was under way when its worker died.
            if (pull.IsOpen && !(pull.NextAttemptAt > now) && IsSeenThrough(pull) && _running.Add(pull.Question.Key))
            {
                wave.Add(pull);
            }
        }

        if (isNew)
        {
            (_hasJustAsked, _decision) = (true, null);
        }

        return wave;
    }

    public void Settle(Pull pull)
    {
        _running.Remove(pull.Question.Key);
        _askedAnew.Remove(pull.Question.Key);
        _pulls.Put(pull);
        (_hasJustAsked, _decision) = (false, null);
    }

    public void Know(IReadOnlyList<Seat> seats)
    {
        _seats.AddRange(seats);
        _decision = null;
    }

    /// <param name="keepLeaseUntil">Set while this worker goes on.</param>
    public Advance ToAdvance(DateTimeOffset? keepLeaseUntil, ReceiptIssuer receipts)
    {
        var decision = Decision;
        if (_running.Count == 0 || IsSettled)
        {
            RestUnneeded();
        }

        var open = _pulls.All.Where(p => p.AskAgain || (p.IsOpen && IsSeenThrough(p))).ToList();
        var more = decision.Next.Count > 0;
        return new Advance
        {
            Id = Guid.CreateVersion7(_time.GetUtcNow()),
            Verification = Current,
            ChangedPulls = _pulls.Changed,
            NewRevision = HasNews ? NextRevision(decision.Verdict, IsFinal, receipts) : null,
            DueAt = more ? _time.GetUtcNow() : open.Count > 0 ? open.Min(p => p.NextAttemptAt ?? _time.GetUtcNow()) : null,
            KeepLeaseUntil = keepLeaseUntil,
            SeatsTakenAsFree = [.. decision.SeatsTakenAsFree.Where(key => !_seats.Exists(seat => seat.Key == key))],
            Replayed = keepLeaseUntil is null ? Results(decision.Verdict) : [],
        };
    }

    public void Saved(Advance advance)
    {
        _pulls.Stored();
        Current = Current with { Latest = advance.NewRevision ?? Current.Latest, Pulls = [.. _pulls.All.OrderBy(p => p.Id)] };
    }

    private IReadOnlyList<ReplayedPull> Results(Verdict verdict) =>
        _order?.Results(_pulls, _before is null || VerdictNews.Differs(_before, verdict), _before?.Verdict.Outcome, verdict.Outcome) ?? [];

    private bool Matters(Pull pull) => Decision.Awaited.Contains(pull.Question.Key);

    /// <summary>What a source was asked for already is waited for, whether it matters still or not: its quota is spent.</summary>
    private bool IsSeenThrough(Pull pull) => pull.State is PullState.Due or PullState.Waiting || Matters(pull);

    private static bool IsRested(Pull pull) => pull is { State: PullState.Failed, NextAttemptAt: null, Answer.Failure: { } failure } && failure.Class.IsRetryable();

    /// <summary>A pull that rested because its answer did not matter does again: a desk took its paper back, or another family the seat.</summary>
    private void WakeNeeded(DateTimeOffset now)
    {
        foreach (var key in _rested.Where(Decision.Awaited.Contains).ToList())
        {
            _rested.Remove(key);
            if (_pulls.Find(key) is not { } pull || !IsRested(pull))
            {
                // It was under way when it was put to rest, and has come back.
                continue;
            }

            var next = pull.Answer!.Failure!.NotBefore is { } notBefore && notBefore > now ? notBefore : now;
            if (next <= RetryUntil)
            {
                _pulls.Put(pull with { NextAttemptAt = next });
            }
        }
    }

    /// <summary>A failed pull whose answer can no longer change the verdict is not asked again: its quota is somebody else's.</summary>
    private void RestUnneeded()
    {
        foreach (var pull in _pulls.All.Where(p => p.State == PullState.Failed && p.NextAttemptAt is not null && !p.AskAgain && !Matters(p)).ToList())
        {
            _pulls.Put(pull with { NextAttemptAt = null });
            _rested.Add(pull.Question.Key);
        }
    }

    private Revision NextRevision(Verdict verdict, bool final, ReceiptIssuer receipts)
    {
        var now = _time.GetUtcNow();
        var revision = new Revision
        {
            Number = (Current.Latest?.Number ?? 0) + 1,
            Verdict = verdict,
            Final = final,
            PolicyVersion = _policy.Version,
            InputDigest = InputDigest.Of(_input!),
            DecisionDate = _day,
            DecidedAt = now,
            ElapsedMs = (long)(now - Current.CreatedAt).TotalMilliseconds,
        };
        return final ? revision with { Receipt = receipts.Issue(Current, revision) } : revision;
    }
}
