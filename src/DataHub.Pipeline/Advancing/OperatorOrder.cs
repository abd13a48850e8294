using DataHub.Core.Pulls;
using DataHub.Core.Replays;
using DataHub.Core.Verdicts;
using DataHub.Pipeline.Deciding;

namespace DataHub.Pipeline.Advancing;

/// <summary>
/// What an operator wants done with some pulls of one verification, on the road that every verification takes: asked again, read again from the
/// stored answer, or given up. Lives for one advance; afterwards it knows how each of the pulls ended.
/// </summary>
internal sealed class OperatorOrder
{
    private readonly HashSet<Guid> _pulls;
    private readonly Dictionary<Guid, string> _skipped = [];
    private readonly HashSet<Guid> _asked = [];

    private OperatorOrder(IEnumerable<Guid> pulls) => _pulls = [.. pulls];

    /// <summary>Set when it is part of a replay.</summary>
    public Guid? ReplayId { get; private init; }

    /// <summary>Also what can no longer change the verdict.</summary>
    public bool Force { get; private init; }

    /// <summary>Stored answers by pull, to read instead of asking.</summary>
    private IReadOnlyDictionary<Guid, RawAnswer>? Raw { get; init; }

    /// <summary>Why the pulls are given up; null unless they are.</summary>
    private string? GivenUpFor { get; init; }
    private string Node { get; init; } = "";

    public static OperatorOrder Ask(Guid replay, IEnumerable<Guid> pulls, bool force) => new(pulls) { ReplayId = replay, Force = force };

    public static OperatorOrder Read(Guid replay, IEnumerable<Guid> pulls, IReadOnlyDictionary<Guid, RawAnswer> raw) => new(pulls) { ReplayId = replay, Raw = raw };

    public static OperatorOrder GiveUp(Guid pull, string reason, string node) => new([pull]) { GivenUpFor = reason, Node = node };

    /// <summary>Before the first decision: what needs no source is done at once.</summary>
    /// <param name="read">Derives a pull's answer anew from its stored bytes.</param>
    public void Begin(PullLedger ledger, Func<Pull, RawAnswer, Pull> read, DateTimeOffset now)
    {
        foreach (var id in _pulls)
        {
            var pull = ledger.All.FirstOrDefault(p => p.Id == id);
            if (pull is null)
            {
                _skipped[id] = SkipReasons.Gone;
            }
            else if (GivenUpFor is { } reason)
            {
                ledger.Put(GivenUp(pull, reason, now));
            }
            else if (Raw is not null)
            {
                if (Raw.TryGetValue(id, out var raw))
                {
                    ledger.Put(read(pull, raw));
                }
                else
                {
                    _skipped[id] = SkipReasons.NoRawAnswer;
                }
            }
            else if (pull.State != PullState.Failed)
            {
                _skipped[id] = pull.State == PullState.Discarded ? SkipReasons.Discarded : SkipReasons.AlreadyAnswered;
            }
        }
    }

    /// <summary>Whether this pull is to be asked now; once for each.</summary>
    /// <param name="matters">Its answer can still change the verdict.</param>
    public bool Takes(Pull pull, bool matters) =>
        Raw is null && GivenUpFor is null && _pulls.Contains(pull.Id) && !_skipped.ContainsKey(pull.Id) && (matters || Force) && _asked.Add(pull.Id);

    /// <param name="changed">Whether the verdict is another than before.</param>
    public IReadOnlyList<ReplayedPull> Results(PullLedger ledger, bool changed, Outcome? from, Outcome to)
    {
        if (ReplayId is not { } replay)
        {
            return [];
        }

        var results = new List<ReplayedPull>(_pulls.Count);
        var decided = false;
        foreach (var id in _pulls.Order())
        {
            var result = Result(replay, id, ledger);
            if (!decided && result.Result == ReplayResult.Recovered)
            {
                // The family's verdict is told once, however many of its pulls came back.
                decided = true;
                result = result with { Changed = changed, From = from, To = to };
            }

            results.Add(result);
        }

        return results;
    }

    private ReplayedPull Result(Guid replay, Guid id, PullLedger ledger)
    {
        if (_skipped.TryGetValue(id, out var why))
        {
            return new(replay, id, ReplayResult.Skipped, why, null, null);
        }

        if (Raw is null && !_asked.Contains(id))
        {
            return new(replay, id, ReplayResult.Skipped, SkipReasons.NotNeeded, null, null);
        }

        var pull = ledger.All.First(p => p.Id == id);
        return pull.State switch
        {
            PullState.Failed => new(replay, id, ReplayResult.FailedAgain, null, pull.Answer?.Failure?.Class, pull.Answer?.Failure?.Code),
            PullState.Due or PullState.Waiting => new(replay, id, ReplayResult.Waiting, null, null, null),
            _ => new(replay, id, ReplayResult.Recovered, null, null, null),
        };
    }

    private Pull GivenUp(Pull pull, string reason, DateTimeOffset now) => pull with
    {
        State = PullState.Discarded,
        NextAttemptAt = null,
        Ticket = null,
        NewAttempts = [.. pull.NewAttempts, new PullAttempt(pull.Attempts, now, 0, PullState.Discarded, null, "discarded", reason, Node)],
    };
}
