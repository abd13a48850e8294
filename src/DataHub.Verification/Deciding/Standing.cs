using DataHub.Core.Verdicts;

namespace DataHub.Verification.Deciding;

/// <summary>How a requirement stands when only these guardians' records are used: any one of its alternatives meets it.</summary>
internal static class Standing
{
    public static Proof Of(People chosen, ReadOnlySpan<AlternativeState> states, ReadOnlySpan<Option> options)
    {
        var best = default(RequirementStatus?);
        var falseWeight = 0;
        var (open, falseOpen) = (Questions.None, Questions.None);
        for (var i = 0; i < states.Length; i++)
        {
            if (IsLeftOut(states, i))
            {
                continue;
            }

            for (var j = states[i].From; j < states[i].To; j++)
            {
                ref readonly var option = ref options[j];
                open |= option.Outcome == CheckOutcome.Unavailable ? option.Open : Questions.None;
                var status = Kleene.Status(option.Outcome);
                if (option.Users.Within(chosen) && (best is not { } b || Kleene.Preference(status) < Kleene.Preference(b)))
                {
                    best = status;
                }
            }

            falseWeight = Math.Max(falseWeight, Kleene.Weight(states[i].False));
            falseOpen |= states[i].FalseOpen;
        }

        return best switch
        {
            null => new(FalseStatus(falseWeight), falseWeight == Kleene.Weight(CheckOutcome.Fail) ? Questions.None : falseOpen),
            RequirementStatus.Pending => new(RequirementStatus.Pending, open),
            { } settled => new(settled, Questions.None),
        };
    }

    /// <summary>An alternative that documents exclude is left out where another remains.</summary>
    public static bool IsLeftOut(ReadOnlySpan<AlternativeState> states, int index)
    {
        if (!states[index].Excluded)
        {
            return false;
        }

        foreach (var state in states)
        {
            if (!state.Excluded)
            {
                return true;
            }
        }

        return false;
    }

    public static RequirementStatus FalseStatus(int weight) =>
        weight == Kleene.Weight(CheckOutcome.Fail) ? RequirementStatus.Contradicted
        : weight == Kleene.Weight(CheckOutcome.NotCovered) ? RequirementStatus.NotCovered
        : RequirementStatus.NoRecord;
}
