using DataHub.Core.Items;
using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>
/// The arrays that one assessment works on, used again by the next on the same thread: they are as large as all that a decision keeps.
/// Emptied on return, so that nothing of a family outlives its decision.
/// </summary>
internal sealed class Workspace : IDisposable
{
    [ThreadStatic]
    private static Workspace? _spare;

    private Workspace()
    {
    }

    public Evidence?[] Evidence { get; } = new Evidence?[QuestionPositions.Count];
    public PlaceBook Places { get; } = new();
    public List<Option> Options { get; } = [];
    public AlternativeState[] Alternatives { get; private set; } = [];
    public AlternativeState[] Parentage { get; private set; } = [];
    public Proof?[] Proofs { get; private set; } = [];

    /// <summary>The last result of each distinct check, and what it was put to.</summary>
    public (SourceRecord? Record, int Beside, CheckResult? Result)[] Judged { get; private set; } = [];

    /// <summary>Room for the states of one requirement's alternatives, and for a partner's meanwhile.</summary>
    public AlternativeState[] Room { get; private set; } = [];
    public AlternativeState[] OwnRoom { get; private set; } = [];

    /// <summary>Room for the results of one candidate.</summary>
    public CheckResult[] Results { get; private set; } = [];

    public static Workspace Rent(PolicyPlan plan)
    {
        var space = _spare ?? new();
        _spare = null;
        space.Alternatives = Fit(space.Alternatives, plan.Alternatives);
        space.Parentage = Fit(space.Parentage, plan.ParentageAlternatives * PeopleSets.Count);
        space.Proofs = Fit(space.Proofs, plan.ParentageRequirements * PeopleSets.Count);
        space.Judged = Fit(space.Judged, plan.Checks);
        space.Room = Fit(space.Room, plan.MostAlternatives);
        space.OwnRoom = Fit(space.OwnRoom, plan.MostAlternatives);
        space.Results = Fit(space.Results, plan.MostChecks);
        return space;
    }

    public void Dispose()
    {
        Array.Clear(Evidence);
        Places.Clear();
        Options.Clear();
        Array.Clear(Alternatives);
        Array.Clear(Parentage);
        Array.Clear(Proofs);
        Array.Clear(Judged);
        Array.Clear(Room);
        Array.Clear(OwnRoom);
        Array.Clear(Results);
        _spare = this;
    }

    private static T[] Fit<T>(T[] array, int length) => array.Length >= length ? array : new T[length];
}
