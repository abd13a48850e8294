using DataHub.Core.Pulls;
using DataHub.Verification.Deciding;

namespace DataHub.Pipeline.Deciding;

/// <summary>The pulls of one verification while it is advanced: what is known, what changed since it was loaded.</summary>
internal sealed class PullLedger
{
    private readonly Dictionary<string, Pull> _byKey;
    private readonly HashSet<string> _changed = [];

    public PullLedger(IReadOnlyList<Pull> pulls) => _byKey = pulls.ToDictionary(p => p.Question.Key);

    public IReadOnlyCollection<Pull> All => _byKey.Values;

    public Pull? Find(string key) => _byKey.GetValueOrDefault(key);

    public void Put(Pull pull)
    {
        // What the store has of it is known here: whoever asked the source began before the last save.
        _byKey[pull.Question.Key] = _byKey.TryGetValue(pull.Question.Key, out var known)
            ? pull with { IsStored = known.IsStored, StoredFailure = known.StoredFailure, StoredSource = known.StoredSource }
            : pull;
        _changed.Add(pull.Question.Key);
    }

    public IReadOnlyList<Pull> Changed => [.. _changed.Select(key => _byKey[key])];

    /// <summary>What was changed is stored: attempts and raw answers need not be stored again.</summary>
    public void Stored()
    {
        foreach (var key in _changed)
        {
            var pull = _byKey[key];
            _byKey[key] = pull with { NewAttempts = [], IsStored = true, StoredFailure = pull.State == PullState.Failed ? pull.Answer?.Failure : null, StoredSource = pull.Source };
        }

        _changed.Clear();
    }

    public Evidence[] Evidence()
    {
        var evidence = new Evidence[_byKey.Count];
        var i = 0;
        foreach (var pull in _byKey.Values)
        {
            evidence[i++] = new Evidence(pull.Id, pull.Question, pull.State, pull.Answer);
        }

        return evidence;
    }
}
