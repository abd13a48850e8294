using DataHub.Core.Verdicts;
using DataHub.Verification.Checks;

namespace DataHub.Verification.Deciding;

/// <summary>Folds the parents' options of an alternative into one that needs all of them (<c>permit.both</c>).</summary>
internal static class ParentFold
{
    /// <param name="all">Every parent in the request.</param>
    /// <param name="options">Of all alternatives; those of this one are replaced.</param>
    public static void Fold(People all, List<Option> options, ref AlternativeState state)
    {
        var outcome = CheckOutcome.Pass;
        var open = Questions.None;
        var shown = default(Option);
        for (var person = 1; person < PeopleSets.Count; person++)
        {
            if (!all.Has(person))
            {
                continue;
            }

            var best = -1;
            for (var i = state.From; i < state.To; i++)
            {
                if (options[i].Users == PeopleSets.Only(person) && (best < 0 || Rank(options[i]) < Rank(options[best])))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                // One parent without a record that holds: state.False says why, unless the record of another yet breaks a rule.
                state.FalseOpen |= OpenOf(options, state);
                options.RemoveRange(state.From, state.To - state.From);
                state.To = state.From;
                state.FalseChecks = [.. state.FalseChecks ?? [], PermitBoth.Folded(state.False)];
                return;
            }

            open |= options[best].Outcome == CheckOutcome.Unavailable ? options[best].Open : Questions.None;
            var combined = Kleene.And(outcome, options[best].Outcome);
            shown = shown.Checks is null || combined != outcome ? options[best] : shown;
            outcome = combined;
        }

        options.RemoveRange(state.From, state.To - state.From);
        if (all != People.None)
        {
            CheckResult[] checks = shown.Checks is { Length: > 0 } judged ? [.. judged, PermitBoth.Folded(outcome)] : [];
            options.Add(shown with { Outcome = outcome, Users = all, Open = open, Checks = checks });
        }

        state.To = options.Count;
    }

    private static Questions OpenOf(List<Option> options, in AlternativeState state)
    {
        var open = Questions.None;
        for (var i = state.From; i < state.To; i++)
        {
            open |= options[i].Outcome == CheckOutcome.Unavailable ? options[i].Open : Questions.None;
        }

        return open;
    }

    private static int Rank(in Option option) => Kleene.Preference(Kleene.Status(option.Outcome));
}
